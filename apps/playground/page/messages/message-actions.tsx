import type { ShortcutSeed } from "@lynceus/standins";
import { Icon, type IconName } from "../icons.tsx";
import { Menu, type MenuItem } from "../overlays/menu.tsx";
import { emojiNames, emojiOf } from "./emoji.ts";

const QUICK: readonly (readonly [name: string, icon: IconName])[] = [
  ["eyes", "eye"],
  ["white_check_mark", "check"],
];

/** What can be done with a message: appears beside the one that is pointed at or has the focus. */
export function MessageActions({
  isOwn,
  shortcuts,
  onReact,
  onReply,
  onCopy,
  onShortcut,
  onEdit,
  onRemove,
}: {
  readonly isOwn: boolean;
  readonly shortcuts: readonly ShortcutSeed[];
  readonly onReact: (name: string) => void;
  /** Absent in a thread. */
  readonly onReply: (() => void) | undefined;
  readonly onCopy: () => void;
  readonly onShortcut: (callbackId: string) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const own: readonly MenuItem[] = [
    { key: "edit", label: "Edit message", onChoose: onEdit },
    { key: "remove", label: "Delete message", isDangerous: true, onChoose: onRemove },
  ];
  const items: readonly MenuItem[] = [
    ...shortcuts.map(({ callbackId, name }) => ({
      key: callbackId,
      label: name,
      onChoose: () => onShortcut(callbackId),
    })),
    ...(onReply === undefined
      ? []
      : [{ key: "reply", label: "Reply in thread", onChoose: onReply }]),
    { key: "copy", label: "Copy text", onChoose: onCopy },
    ...(isOwn ? own : []),
  ];
  return (
    <fieldset className="message-actions" aria-label="Message actions">
      {QUICK.map(([name, icon]) => (
        <button
          key={name}
          type="button"
          className="icon-button"
          aria-label={`React with ${name.replaceAll("_", " ")}`}
          title={`React with ${name.replaceAll("_", " ")}`}
          onClick={() => onReact(name)}
        >
          <Icon name={icon} />
        </button>
      ))}
      <Menu
        label="Add a reaction"
        layout="grid"
        items={emojiNames.map((name) => ({
          key: name,
          label: emojiOf(name),
          name: name.replaceAll("_", " "),
          onChoose: () => onReact(name),
        }))}
      >
        <Icon name="smile" />
      </Menu>
      {onReply !== undefined && (
        <button
          type="button"
          className="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={onReply}
        >
          <Icon name="reply" />
        </button>
      )}
      <Menu label="More actions" items={items}>
        <Icon name="more" />
      </Menu>
    </fieldset>
  );
}
