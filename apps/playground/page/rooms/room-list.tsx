import type { ReactNode } from "react";
import type { Resident, Room, Scene } from "../../src/serve/protocol.ts";
import { Avatar } from "../messages/avatar.tsx";
import { moveFocus } from "../state/move-focus.ts";

const PARTS: Readonly<Record<Resident["part"], string>> = {
  developer: "a developer",
  approver: "an approver",
  guest: "a guest",
};

function RoomButton({
  label,
  sign,
  isOpen,
  unread,
  onOpen,
}: {
  readonly label: string;
  /** Stands before the name. */
  readonly sign: ReactNode;
  readonly isOpen: boolean;
  readonly unread: number;
  readonly onOpen: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        className="room"
        data-stop
        tabIndex={isOpen ? 0 : -1}
        data-unread={unread > 0}
        aria-current={isOpen ? "page" : undefined}
        onClick={onOpen}
      >
        <span className="room-sign">{sign}</span>
        <span className="room-name">{label}</span>
        {unread > 0 && (
          <span className="badge" role="img" aria-label={`${unread} unread`}>
            {unread}
          </span>
        )}
      </button>
    </li>
  );
}

/** Who one is, and the channels and direct messages that this person has. */
export function RoomList({
  scene,
  me,
  open,
  unreadIn,
  onOpen,
  onBecome,
}: {
  readonly scene: Scene;
  readonly me: string;
  readonly open: string;
  readonly unreadIn: (room: string) => number;
  readonly onOpen: (room: string) => void;
  readonly onBecome: (id: string) => void;
}) {
  const mine = scene.rooms.filter(({ members }) => members.includes(me));
  const of = (kind: Room["kind"]) => mine.filter((room) => room.kind === kind);
  const person = scene.residents.find(({ id }) => id === me);
  const entry = (room: Room) => (
    <RoomButton
      key={room.id}
      label={room.kind === "channel" ? room.name : scene.bot.name}
      sign={room.kind === "channel" ? "# " : <Avatar id="" name={scene.bot.name} isBot />}
      isOpen={room.id === open}
      unread={unreadIn(room.id)}
      onOpen={() => onOpen(room.id)}
    />
  );
  return (
    <nav className="rooms" data-drawer="rooms" aria-label="Channels" onKeyDown={moveFocus}>
      <header className="bar">
        <h1>{scene.team}</h1>
      </header>
      <label className="me">
        <Avatar id={me} name={person?.realName ?? ""} isBot={false} />
        <span>
          <span className="muted">You, {PARTS[person?.part ?? "developer"]}</span>
          <select value={me} onChange={({ target }) => onBecome(target.value)}>
            {scene.residents.map(({ id, realName, part }) => (
              <option key={id} value={id}>
                {part === "developer" ? realName : `${realName}, ${part}`}
              </option>
            ))}
          </select>
        </span>
      </label>
      <div className="room-groups">
        <h2>Channels</h2>
        <ul>{of("channel").map(entry)}</ul>
        <h2>Direct messages</h2>
        <ul>{of("direct").map(entry)}</ul>
      </div>
      <footer>
        <a href="/gallery">Every message it can send</a>
      </footer>
    </nav>
  );
}
