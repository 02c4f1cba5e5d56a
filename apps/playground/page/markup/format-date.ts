type Names = Intl.DateTimeFormatOptions;

const TIME: Names = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const LONG: Names = { weekday: "long", month: "long", day: "numeric", year: "numeric" };
const SHORT: Names = { month: "short", day: "numeric", year: "numeric" };

const FORMATS: Readonly<Record<string, Names>> = {
  date: { month: "long", day: "numeric", year: "numeric" },
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date_short: SHORT,
  date_long: LONG,
  time: TIME,
  time_secs: { ...TIME, second: "2-digit" },
};

const DAY_MS = 86_400_000;

function nearDay(at: Date, now: Date): string | undefined {
  const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / DAY_MS);
  return ({ "-1": "yesterday", 0: "today", 1: "tomorrow" } as Record<string, string>)[days];
}

/** `6 min ago`, in the bot's own words for times. */
export function ago(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < -2) return `in ${-minutes} min`;
  if (minutes < 1) return "just now";
  if (minutes < 120) return `${minutes} min ago`;
  if (minutes < 2_880) return `${Math.floor(minutes / 60)} h ago`;
  return `${Math.floor(minutes / 1_440).toLocaleString("en-US")} days ago`;
}

/** The whole moment, for the title of whatever tells it shorter. */
export function exactly(at: Date): string {
  return at.toLocaleString(undefined, {
    ...LONG,
    ...TIME,
    second: "2-digit",
    timeZoneName: "short",
  });
}

/** Slack's `<!date^…>` in the reader's own time zone; an unknown token makes it the fallback. */
export function formatDate(
  {
    at,
    format,
    fallback,
  }: { readonly at: number; readonly format: string; readonly fallback: string },
  now: Date,
): string {
  const date = new Date(at * 1000);
  let isKnown = !Number.isNaN(date.getTime());
  const words = format.replaceAll(/\{(\w+)\}/g, (_, token: string) => {
    if (token === "ago") return ago(date, now);
    const pretty = /^(date\w*)_pretty$/.exec(token)?.[1];
    const near = pretty === undefined ? undefined : nearDay(date, now);
    const names = FORMATS[pretty ?? token];
    if (names === undefined) isKnown = false;
    return near ?? (isKnown ? date.toLocaleString(undefined, names) : "");
  });
  return isKnown ? words : fallback;
}
