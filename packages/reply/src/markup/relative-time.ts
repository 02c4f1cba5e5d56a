const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `6 min ago`, `5 h ago`, `3 days ago`. A moment slightly ahead is two clocks that differ: `just now`. */
export function relativeTime(at: Date, now: Date): string {
  const ago = now.getTime() - at.getTime();
  if (ago < -2 * MINUTE) return `on ${exactTime(at)}`;
  if (ago < MINUTE) return "just now";
  if (ago < 2 * HOUR) return `${Math.floor(ago / MINUTE)} min ago`;
  if (ago < 2 * DAY) return `${Math.floor(ago / HOUR)} h ago`;
  return `${Math.floor(ago / DAY).toLocaleString("en-US")} days ago`;
}

/** `2026-11-21 07:15:03 UTC` */
export function exactTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
