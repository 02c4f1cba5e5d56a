import { type Confirmation, wordsOf } from "../blocks/block.ts";
import { Text } from "../blocks/text.tsx";
import { Dialog } from "./dialog.tsx";

/** Asks before something is done, in the app's words. */
export function Confirm({
  confirmation: { title, text, confirm, deny, style },
  onConfirm,
  onDeny,
}: {
  readonly confirmation: Confirmation;
  readonly onConfirm: () => void;
  readonly onDeny: () => void;
}) {
  return (
    <Dialog title={wordsOf(title) || "Are you sure?"} className="confirm" onClose={onDeny}>
      <div className="dialog-body content">
        <Text text={text} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button button-default" onClick={onDeny}>
          {wordsOf(deny) || "Cancel"}
        </button>
        <button
          type="button"
          className={`button button-${style === "danger" ? "danger" : "primary"}`}
          onClick={onConfirm}
        >
          {wordsOf(confirm) || "Yes"}
        </button>
      </footer>
    </Dialog>
  );
}
