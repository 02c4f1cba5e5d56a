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
  if (isBot) {
    return (
      <svg className="avatar" viewBox="0 0 32 32" aria-hidden="true">
        <rect className="eye-ground" width="32" height="32" />
        <path
          className="eye"
          d="M5 16c3-5 7-7.500 11-7.500S24 11 27 16c-3 5-7 7.500-11 7.500S8 21 5 16z"
        />
        <circle className="eye-ground" cx="16" cy="16" r="4.500" />
      </svg>
    );
  }
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
