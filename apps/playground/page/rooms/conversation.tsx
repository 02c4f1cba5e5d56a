import type { ShortcutSeed, View } from "@lynceus/standins";
import { type ReactNode, useContext } from "react";
import type { Room, Scene } from "../../src/serve/protocol.ts";
import { Icon } from "../icons.tsx";
import { NamesContext } from "../markup/names.ts";
import type { Attachment } from "../messages/attachment.ts";
import { Composer } from "../messages/composer.tsx";
import type { Mentionable } from "../messages/find-offers.ts";
import { MessageList } from "../messages/message-list.tsx";
import { Prompts } from "../messages/prompts.tsx";
import { Menu } from "../overlays/menu.tsx";
import type { Suggested } from "../state/page-state.ts";
import { StageContext } from "../state/stage-context.ts";
import type { Seen } from "../state/view-room.ts";
import { HomeTab } from "../views/home-tab.tsx";
import { type AppTab, AppTabs } from "./app-tabs.tsx";

function Empty({
  title,
  botName,
  isDirect,
}: Record<"title" | "botName", string> & { readonly isDirect: boolean }) {
  return (
    <div className="empty">
      <p className="empty-title">
        {isDirect ? `Ask ${botName} here` : `This is the beginning of ${title}`}
      </p>
      <p className="muted">
        {isDirect
          ? "In a direct message it needs no mention."
          : `Mention @${botName} and ask why something fails, or pick a question from the panel.`}
      </p>
    </div>
  );
}

function Shortcuts({ shortcuts }: { readonly shortcuts: readonly ShortcutSeed[] }) {
  const { attempt } = useContext(StageContext);
  const { me: user } = useContext(NamesContext);
  const global = shortcuts.filter(({ type }) => type === "global");
  if (global.length === 0) return null;
  return (
    <Menu
      label="Shortcuts"
      items={global.map(({ callbackId, name }) => ({
        key: callbackId,
        label: name,
        onChoose: () => attempt({ do: "shortcut", user, callbackId }),
      }))}
    >
      <Icon name="bolt" />
    </Menu>
  );
}

/** A channel, or the direct message with the app and the app's home beside it. */
export function Conversation({
  scene,
  room,
  title,
  messages,
  home,
  tab,
  suggested,
  people,
  isThreadOpen,
  onTab,
  onOpenThread,
  onPost,
  leading,
  trailing,
  problem,
}: {
  readonly scene: Scene;
  readonly room: Room;
  readonly title: string;
  readonly messages: readonly Seen[];
  readonly home: View | undefined;
  readonly tab: AppTab;
  readonly suggested: Suggested | undefined;
  readonly people: readonly Mentionable[];
  readonly isThreadOpen: boolean;
  readonly onTab: (tab: AppTab) => void;
  readonly onOpenThread: (ts: string) => void;
  readonly onPost: (text: string, attachments: readonly Attachment[]) => Promise<void>;
  /** Before and behind the title. */
  readonly leading: ReactNode;
  readonly trailing: ReactNode;
  /** What went wrong last; empty when nothing did. */
  readonly problem: string;
}) {
  const isDirect = room.kind === "direct";
  const botName = scene.bot.name;
  return (
    <main className="conversation" aria-label={title}>
      <header className="bar">
        {leading}
        <h2>{title}</h2>
        {isDirect && <AppTabs open={tab} onOpen={onTab} />}
        {trailing}
      </header>
      {problem !== "" && (
        <p role="alert" className="failed problem">
          {problem}
        </p>
      )}
      {isDirect && tab === "home" ? (
        <HomeTab key={home?.id} view={home} botName={botName} />
      ) : (
        <>
          <MessageList
            key={room.id}
            label={`Messages in ${title}`}
            channel={room.id}
            messages={messages}
            onOpenThread={onOpenThread}
          >
            {messages.length === 0 && <Empty title={title} botName={botName} isDirect={isDirect} />}
          </MessageList>
          <Prompts suggested={suggested} onChoose={(message) => void onPost(message, [])} />
          <Composer
            key={`composer ${room.id}`}
            takesFocus={!isThreadOpen}
            label={`Message ${title}`}
            placeholder={`Message ${title}`}
            people={people}
            commands={scene.commands}
            onSend={onPost}
          >
            <Shortcuts shortcuts={scene.shortcuts} />
          </Composer>
        </>
      )}
    </main>
  );
}
