import type { Suggested } from "../state/page-state.ts";

/** What the app suggests to ask; choosing one says it. */
export function Prompts({
  suggested,
  onChoose,
}: {
  readonly suggested: Suggested | undefined;
  readonly onChoose: (message: string) => void;
}) {
  if (suggested === undefined) return null;
  return (
    <fieldset className="prompts" aria-label={suggested.title ?? "Suggested prompts"}>
      {suggested.title !== undefined && <p className="muted">{suggested.title}</p>}
      {suggested.prompts.map(({ title, message }) => (
        <button key={title} type="button" className="chip" onClick={() => onChoose(message)}>
          {title}
        </button>
      ))}
    </fieldset>
  );
}
