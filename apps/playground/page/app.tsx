import { useCallback, useEffect, useMemo, useState } from "react";
import type { Investigator, Scene } from "../src/serve/protocol.ts";
import { type Names, NamesContext } from "./markup/names.ts";
import { Composer } from "./messages/composer.tsx";
import { MessageList } from "./messages/message-list.tsx";
import { ThreadPane } from "./messages/thread-pane.tsx";
import { WorldPanel } from "./panel/world-panel.tsx";
import { RoomList } from "./rooms/room-list.tsx";
import { useUnread } from "./rooms/use-unread.ts";
import { type PageState, threadKey } from "./state/page-state.ts";
import { send } from "./state/send.ts";
import { useStage } from "./state/use-stage.ts";
import { viewRoom, viewThread } from "./state/view-room.ts";

/** What a narrow screen shows; a wide one shows all side by side. */
type Pane = "rooms" | "room" | "panel";

interface Open {
  readonly me: string;
  readonly room: string;
  readonly thread?: string | undefined;
}

function namesOf(scene: Scene, me: string): Names {
  const people = new Map(scene.residents.map(({ id, realName }) => [id, realName]));
  people.set(scene.bot.id, scene.bot.name);
  people.set("USLACKBOT", "Slackbot");
  const rooms = new Map(scene.rooms.map(({ id, name }) => [id, name]));
  return { me, person: (id) => people.get(id), channel: (id) => rooms.get(id) };
}

function Workspace({ state, scene }: { readonly state: PageState; readonly scene: Scene }) {
  const [open, setOpen] = useState<Open>({ me: scene.asker, room: scene.home });
  const [pane, setPane] = useState<Pane>("room");
  const [problem, setProblem] = useState("");
  const { me, room, thread } = open;
  const names = useMemo(() => namesOf(scene, me), [scene, me]);
  const unreadIn = useUnread(state, me, room);
  const closeThread = useCallback(() => setOpen((now) => ({ ...now, thread: undefined })), []);
  const here = scene.rooms.find(({ id }) => id === room);
  const isDirect = here?.kind === "direct";
  const title = isDirect ? scene.bot.name : `# ${here?.name ?? ""}`;
  const people = [
    { name: scene.bot.name, realName: scene.bot.name },
    ...scene.residents.filter(({ id }) => id !== me),
  ];

  function become(id: string) {
    const has = (one: string) =>
      scene.rooms.some((other) => other.id === one && other.members.includes(id));
    setOpen(has(room) ? { ...open, me: id } : { me: id, room: scene.home });
  }

  async function say(text: string, channel: string, threadTs?: string) {
    const said = { do: "say", channel, user: me, text } as const;
    return (await send(threadTs === undefined ? said : { ...said, threadTs })).ts;
  }

  /** What names the bot is answered in its thread: that is where to look next. */
  async function post(text: string, channel: string) {
    const ts = await say(text, channel);
    const direct = scene.rooms.some(({ id, kind }) => id === channel && kind === "direct");
    if (ts === undefined) return;
    if (direct || text.toLowerCase().includes(`@${scene.bot.name.toLowerCase()}`)) {
      setOpen((now) => ({ ...now, room: channel, thread: ts }));
    }
  }

  function attempt(doing: Promise<unknown>) {
    setProblem("");
    setPane("room");
    doing.catch((error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    );
  }

  const lastRun =
    state.runs.find((run) => run.channel === room && run.threadTs === thread) ?? state.runs.at(-1);
  return (
    <NamesContext value={names}>
      <div className="app" data-pane={pane} data-thread={thread !== undefined}>
        <RoomList
          scene={scene}
          me={me}
          open={room}
          unreadIn={unreadIn}
          onBecome={become}
          onOpen={(id) => {
            setOpen({ me, room: id });
            setPane("room");
          }}
        />
        <main className="conversation" aria-label={title}>
          <header className="bar">
            <button
              type="button"
              className="plain narrow-only"
              aria-label="Channels"
              onClick={() => setPane("rooms")}
            >
              ☰
            </button>
            <h2>{title}</h2>
            <button
              type="button"
              className="plain narrow-only push"
              onClick={() => setPane("panel")}
            >
              Try it
            </button>
          </header>
          {problem !== "" && (
            <p role="alert" className="failed">
              {problem}
            </p>
          )}
          <MessageList
            key={room}
            label={`Messages in ${title}`}
            channel={room}
            messages={viewRoom(state, room, me)}
            onOpenThread={(ts) => setOpen({ ...open, thread: ts })}
          >
            {(state.messages[room] ?? []).length === 0 && (
              <div className="empty">
                <p>
                  <b>{isDirect ? "Ask Lynceus here." : `This is the beginning of ${title}.`}</b>
                </p>
                <p className="muted">
                  {isDirect
                    ? "In a direct message it needs no mention."
                    : "Mention @Lynceus and ask why something fails, or pick a question under «Try»."}
                </p>
              </div>
            )}
          </MessageList>
          <Composer
            key={`composer ${room}`}
            takesFocus={thread === undefined}
            label={`Message ${title}`}
            placeholder={isDirect ? "Message Lynceus" : `Message ${title}`}
            people={people}
            onSend={(text) => post(text, room)}
          />
        </main>
        {thread !== undefined && (
          <ThreadPane
            key={thread}
            channel={room}
            channelName={title}
            messages={viewThread(state, { channel: room, ts: thread }, me)}
            status={state.statuses[threadKey(room, thread)] ?? ""}
            onStop={
              state.sessions[threadKey(room, thread)] === true
                ? () => attempt(send({ do: "stop", channel: room, user: me, threadTs: thread }))
                : undefined
            }
            people={people}
            onReply={(text) => say(text, room, thread).then(() => undefined)}
            onClose={closeThread}
          />
        )}
        <div className="side">
          <button type="button" className="plain narrow-only back" onClick={() => setPane("room")}>
            ← Back
          </button>
          <WorldPanel
            scene={scene}
            run={lastRun}
            onAsk={(question) => attempt(post(`@${scene.bot.name} ${question}`, scene.home))}
            onFollowUp={
              thread === undefined ? undefined : (text) => attempt(say(text, room, thread))
            }
            onPlay={(world: string, investigator: Investigator) =>
              attempt(send({ do: "play", world, investigator }))
            }
          />
        </div>
      </div>
    </NamesContext>
  );
}

/** A Slack in the browser. */
export function App() {
  const state = useStage();
  const { scene, settingUp, isConnected } = state;
  useEffect(() => {
    document.title = scene === undefined ? "Lynceus playground" : `${scene.world.id} · Lynceus`;
  }, [scene]);
  return (
    <>
      {scene !== undefined && <Workspace key={scene.number} state={state} scene={scene} />}
      {(settingUp !== undefined || scene === undefined) && (
        <p className="veil" role="status">
          {settingUp === undefined ? "Setting up…" : `Setting up ${settingUp}…`}
        </p>
      )}
      {!isConnected && scene !== undefined && (
        <p className="offline" role="alert">
          The demo does not answer. Is it still running in the terminal?
        </p>
      )}
    </>
  );
}
