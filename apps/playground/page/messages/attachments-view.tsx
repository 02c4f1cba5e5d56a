import { Icon } from "../icons.tsx";
import type { Attachment } from "./attachment.ts";

/** What will be sent along, each with the way to leave it out. */
export function AttachmentsView({
  attachments,
  onRemove,
}: {
  readonly attachments: readonly Attachment[];
  readonly onRemove: (key: string) => void;
}) {
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments" aria-label="Attached files">
      {attachments.map(({ key, name, type, base64 }) => (
        <li key={key}>
          {/^image\/(gif|jpeg|png)$/.test(type) ? (
            <img src={`data:${type};base64,${base64}`} alt="" />
          ) : (
            <Icon name="file" />
          )}
          <span>{name}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove ${name}`}
            onClick={() => onRemove(key)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
