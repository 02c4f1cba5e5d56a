const eye = new URL("../icon.svg", import.meta.url).href;

/** Somebody's initials on a colour of their own; the bot's eye. */
export function Avatar({
  id,
  name,
  isBot,
}: {
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
}) {
  if (isBot) return <img className="avatar" src={eye} alt="" />;
  const initials = name
    .split(" ")
    .map((word) => word[0] ?? "")
    .join("")
    .slice(0, 2);
  const hue = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0) * 7, 0) % 6;
  return (
    <span className="avatar" data-hue={hue} aria-hidden="true">
      {initials}
    </span>
  );
}
