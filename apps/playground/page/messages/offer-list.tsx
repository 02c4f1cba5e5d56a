import type { Offered } from "./find-offers.ts";

const LABELS: Readonly<Record<Offered["kind"], string>> = {
  people: "People to mention",
  commands: "Commands",
};

/** What the text box offers; the text box keeps the focus and has the keys. */
export function OfferList({
  id,
  offered,
  index,
  onPick,
}: {
  readonly id: string;
  readonly offered: Offered;
  readonly index: number;
  readonly onPick: (at: number) => void;
}) {
  return (
    <div className="offers" id={id} role="listbox" aria-label={LABELS[offered.kind]}>
      {offered.offers.map(({ insert, title, hint, detail }, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text box has the keys.
        // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus.
        <div
          key={insert}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === index}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(at)}
        >
          <b>{title}</b> <span className="muted">{hint}</span>
          {detail !== "" && <div className="muted">{detail}</div>}
        </div>
      ))}
    </div>
  );
}
