import { type Verdict, verdict } from "./check.ts";

const TOLD_FROM_S = 30;
/** Slack refuses what is five minutes off, and tokens are issued in the future or have expired. */
const TOO_MUCH_S = 240;

/** This machine's clock beside that of whoever sent these headers; a `Date` is exact to the second. */
export function checkClock(
  about: string,
  headers: Headers,
  asked: { readonly from: number; readonly to: number },
): Verdict {
  const theirs = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(theirs)) return verdict(about, "skipped", "The answer says no time.");
  const off = Math.round((theirs - (asked.from + asked.to) / 2) / 1000);
  const by = Math.abs(off);
  if (by < TOLD_FROM_S) return verdict(about, "fine", "agrees with this machine's");
  const says = `This machine's clock is ${by} s ${off > 0 ? "behind" : "ahead"}. Set it, for instance with chrony or systemd-timesyncd.`;
  return verdict(about, by > TOO_MUCH_S ? "failed" : "warning", says);
}
