import { type Dispatch, useCallback, useMemo, useState } from "react";
import type { Command, Scene } from "../src/serve/protocol.ts";
import { Icon } from "./icons.tsx";
import { NamesContext } from "./markup/names.ts";
import { Announcer } from "./messages/announcer.tsx";
import type { Attachment } from "./messages/attachment.ts";
import { ThreadPane } from "./messages/thread-pane.tsx";
import { WorldPanel } from "./panel/world-panel.tsx";
import type { AppTab } from "./rooms/app-tabs.tsx";
import { Conversation } from "./rooms/conversation.tsx";
import { RoomList } from "./rooms/room-list.tsx";
import { useDrawer } from "./rooms/use-drawer.ts";
import { useUnread } from "./rooms/use-unread.ts";
import { namesOf } from "./state/names-of.ts";
import { type PageState, type StateEvent, threadKey } from "./state/page-state.ts";
import { send } from "./state/send.ts";
import { StageContext } from "./state/stage-context.ts";
import { viewRoom, viewThread } from "./state/view-room.ts";
import { Modal } from "./views/modal.tsx";

interface Open {
  readonly me: string;
  readonly room: string;
  readonly tab: AppTab;
  readonly thread?: string | undefined;
}

/** The workspace as one person has it: rooms, a conversation, a thread, and what stands behind it all. */
export function Workspace({
  state,
  tell,
  scene,
}: {
  readonly state: PageState;
  readonly tell: Dispatch<StateEvent>;
  readonly scene: Scene;
}) {
  const [open, setOpen] = useState<Open>({ me: scene.asker, room: scene.home, tab: "messages" });
  const [problem, setProblem] = useState("");
  const drawer = useDrawer();
  const { me, room, tab, thread } = open;
  const names = useMemo(() => namesOf(scene, me), [scene, me]);
  const unreadIn = useUnread(state, me, room);
  const closeThread = useCallback(() => setOpen((now) => ({ ...now, thread: undefined })), []);
  const here = scene.rooms.find(({ id }) => id === room);
  const title = here?.kind === "direct" ? scene.bot.name : `# ${here?.name ?? ""}`;
  const people = useMemo(
    () => [
      { name: scene.bot.name, realName: scene.bot.name },
      ...scene.residents.filter(({ id }) => id !== me),
    ],
    [scene, me],
  );

  const watch = useCallback((doing: Promise<unknown>) => {
    setProblem("");
    doing.catch((error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    );
  }, []);
  const hands = useMemo(
    () => ({
      attempt: (command: Command) =>
        watch(
          send(command).then(({ acked }) => {
            if (acked === false && command.do !== "open-home") {
              throw new Error("The bot did not answer in time.");
            }
          }),
        ),
      goTo: ({ channel, ts }: { readonly channel: string; readonly ts: string }) =>
        setOpen((now) => ({ ...now, room: channel, tab: "messages", thread: ts })),
      hide: (ts: string) => tell({ kind: "hidden", ts }),
      shortcuts: scene.shortcuts,
    }),
    [watch, tell, scene],
  );

  function become(id: string) {
    const isIn = here?.members.includes(id) === true;
    setOpen({
      ...open,
      me: id,
      ...(isIn ? {} : { room: scene.home, tab: "messages", thread: undefined }),
    });
  }

  function openTab(next: AppTab) {
    setOpen({ ...open, tab: next, thread: undefined });
    hands.attempt({ do: "open-home", user: me, tab: next });
  }

  function openRoom(id: string) {
    const isDirect = scene.rooms.some((one) => one.id === id && one.kind === "direct");
    setOpen({ me, room: id, tab: "messages" });
    drawer.close();
    if (isDirect) void send({ do: "open-home", user: me, tab: "messages" }).catch(() => undefined);
  }

  async function say(
    text: string,
    attachments: readonly Attachment[],
    channel: string,
    threadTs?: string,
  ) {
    const files = attachments.map(({ name, base64 }) => ({ name, base64 }));
    const { ts } = await send({
      do: "say",
      channel,
      user: me,
      text,
      ...(threadTs === undefined ? {} : { threadTs }),
      ...(files.length === 0 ? {} : { files }),
    });
    return ts;
  }

  /** What names the bot is answered in its thread: that is where to look next. */
  async function post(text: string, attachments: readonly Attachment[], channel: string) {
    const ts = await say(text, attachments, channel);
    const direct = scene.rooms.some(({ id, kind }) => id === channel && kind === "direct");
    if (ts === undefined) return;
    if (direct || text.toLowerCase().includes(`@${scene.bot.name.toLowerCase()}`)) {
      setOpen((now) => ({ ...now, room: channel, tab: "messages", thread: ts }));
    }
  }

  const key = threadKey(room, thread ?? "");
  const said = viewRoom(state, room, me);
  const inThread = thread === undefined ? [] : viewThread(state, { channel: room, ts: thread }, me);
  const stack = state.modals[me] ?? [];
  const front = stack.at(-1);
  const run =
    state.runs.find((one) => one.channel === room && one.threadTs === thread) ?? state.runs.at(-1);
  return (
    <NamesContext value={names}>
      <StageContext value={hands}>
        <div className="app" data-thread={thread !== undefined} data-open={drawer.open ?? "none"}>
          <RoomList
            scene={scene}
            me={me}
            open={room}
            unreadIn={unreadIn}
            onBecome={become}
            onOpen={openRoom}
          />
          {here !== undefined && (
            <Conversation
              scene={scene}
              room={here}
              title={title}
              messages={said}
              home={state.homes[me]}
              tab={tab}
              suggested={state.suggested[threadKey(room, "")]}
              people={people}
              isThreadOpen={thread !== undefined}
              onTab={openTab}
              onOpenThread={(ts) => setOpen({ ...open, thread: ts })}
              onPost={(text, attachments) => post(text, attachments, room)}
              problem={problem}
              leading={
                <button
                  type="button"
                  className="icon-button narrow-only"
                  aria-label="Channels"
                  onClick={() => drawer.show("rooms")}
                >
                  <Icon name="menu" />
                </button>
              }
              trailing={
                <button
                  type="button"
                  className="button button-default narrow-only push"
                  onClick={() => drawer.show("panel")}
                >
                  Try it
                </button>
              }
            />
          )}
          {thread !== undefined && (
            <ThreadPane
              key={thread}
              channel={room}
              channelName={title}
              botName={scene.bot.name}
              messages={inThread}
              status={state.statuses[key]}
              suggested={state.suggested[key]}
              onStop={
                state.sessions[key] === true
                  ? () => hands.attempt({ do: "stop", channel: room, user: me, threadTs: thread })
                  : undefined
              }
              people={people}
              onReply={(text, attachments) =>
                say(text, attachments, room, thread).then(() => undefined)
              }
              onClose={closeThread}
            />
          )}
          <div className="side" data-drawer="panel">
            <WorldPanel
              scene={scene}
              run={run}
              isArgocdDown={state.isArgocdDown}
              leading={
                <button
                  type="button"
                  className="icon-button narrow-only"
                  aria-label="Close panel"
                  onClick={drawer.close}
                >
                  <Icon name="close" />
                </button>
              }
              onAsk={(question) => {
                drawer.close();
                watch(post(`@${scene.bot.name} ${question}`, [], scene.home));
              }}
              onFollowUp={
                thread === undefined
                  ? undefined
                  : (text) => {
                      drawer.close();
                      watch(say(text, [], room, thread));
                    }
              }
              onPlay={(world, investigator) => hands.attempt({ do: "play", world, investigator })}
            />
          </div>
          {drawer.open !== undefined && (
            // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes the drawer as well.
            // biome-ignore lint/a11y/noStaticElementInteractions: only what is behind the drawer.
            <div className="scrim" onClick={drawer.close} />
          )}
        </div>
        <Announcer key={`${me} ${room}`} messages={[...said, ...inThread.slice(1)]} />
        {front !== undefined && (
          <Modal
            key={front.id}
            view={front}
            depth={stack.length - 1}
            refused={state.refusals[front.id] ?? {}}
          />
        )}
      </StageContext>
    </NamesContext>
  );
}
