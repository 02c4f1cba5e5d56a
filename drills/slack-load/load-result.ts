import type { Served } from "./create-load-ledger.ts";

/** What a workspace at work came to. Times in milliseconds. */
export interface LoadResult {
  readonly drill: "slack-load";
  readonly backend: string;
  readonly seconds: number;
  readonly rate: number;
  readonly channels: number;
  readonly seed: number;
  readonly mentions: number;
  readonly ackP50: number;
  readonly ackP99: number;
  readonly unacked: number;
  readonly seenP50: number;
  readonly seenP95: number;
  readonly replyP50: number;
  readonly replyP95: number;
  /** One reply, and one answer where an investigation followed. */
  readonly answered: number;
  readonly lost: number;
  readonly doubled: number;
  readonly streamed: number;
  readonly fellBack: number;
  /** Calls that Slack refused for being too many. */
  readonly rateLimited: number;
  /** What each process used of processors for each mention, to its last answer; undefined where nobody tells. */
  readonly cpuMs: readonly { readonly name: string; readonly ms: number | undefined }[];
  /** An embedded database's statements for each mention, and how often it waited for the disk. */
  readonly database?: { readonly statements: number; readonly syncs: number };
  /** The machine's load average over the last minute, at the end. */
  readonly load: number;
  /** How late this process itself was, which plays Slack and Argo CD: a busy machine rather than a slow bot. */
  readonly ownDelayP99: number;
  readonly tookMs: number;
  /** Where the bot's logs are, when a figure was missed. */
  readonly log?: string;
}

const ACK_MS = 100;
const SEEN_MS = 500;

/** The value below which this share of them is; 0 when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const at = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return Math.round((sorted[Math.max(0, at)] ?? 0) * 10) / 10;
}

/** Counts what was served. What was never seen or replied to is lost, and counts for no time. */
export function countServed(served: readonly Served[]) {
  const known = (times: readonly (number | undefined)[]) =>
    times.filter((ms): ms is number => ms !== undefined);
  const seen = known(served.map(({ seenMs }) => seenMs));
  const replied = known(served.map(({ repliedMs }) => repliedMs));
  const isLost = ({ replies, told, answers }: Served) =>
    replies === 0 || (told !== undefined && answers === 0);
  const isDoubled = ({ replies, answers }: Served) => replies > 1 || answers > 1;
  return {
    mentions: served.length,
    seenP50: percentile(seen, 0.5),
    seenP95: percentile(seen, 0.95),
    replyP50: percentile(replied, 0.5),
    replyP95: percentile(replied, 0.95),
    answered: served.filter((one) => !isLost(one) && !isDoubled(one)).length,
    lost: served.filter(isLost).length,
    doubled: served.filter(isDoubled).length,
    streamed: served.filter(({ told }) => told === "streamed").length,
    fellBack: served.filter(({ told }) => told === "updated").length,
  };
}

/** What was promised and not kept, one sentence each. */
export function missedBy(result: LoadResult): readonly string[] {
  const { ackP50, ackP99, seenP95, lost, doubled, unacked } = result;
  return [
    ...(ackP99 < ACK_MS
      ? []
      : [`acknowledged in ${ackP99} ms at p99 (p50 ${ackP50}), not ${ACK_MS}`]),
    ...(seenP95 < SEEN_MS ? [] : [`first seen after ${seenP95} ms at p95, not ${SEEN_MS}`]),
    ...(unacked === 0 ? [] : [`${unacked} events were never acknowledged`]),
    ...(lost === 0 ? [] : [`${lost} mentions were not answered`]),
    ...(doubled === 0 ? [] : [`${doubled} mentions were answered more than once`]),
  ];
}

/** The result for people. */
export function loadTable(result: LoadResult): string {
  const missed = missedBy(result);
  const { mentions, rate, channels, seconds, log } = result;
  const { cpuMs, database } = result;
  const cpu = cpuMs.map(({ name, ms }) => `${name} ${ms === undefined ? "not told" : `${ms} ms`}`);
  const asked =
    database === undefined
      ? "not told by this backend"
      : `${database.statements} statements and ${database.syncs} syncs for each mention`;
  const rows: readonly (readonly [string, string])[] = [
    ["acknowledged", `p50 ${result.ackP50} ms, p99 ${result.ackP99} ms`],
    ["first visible", `p50 ${result.seenP50} ms, p95 ${result.seenP95} ms`],
    ["reply posted", `p50 ${inSeconds(result.replyP50)}, p95 ${inSeconds(result.replyP95)}`],
    ["answered", `${result.answered}, lost ${result.lost}, doubled ${result.doubled}`],
    ["investigations", `${result.streamed} streamed, ${result.fellBack} told by updates`],
    ["refused by Slack", `${result.rateLimited} calls as too many`],
    ["CPU a mention", cpu.join(", ")],
    ["the database", asked],
    ["this process", `late by ${result.ownDelayP99} ms at p99, load average ${result.load}`],
  ];
  return [
    `${mentions} mentions in ${channels} channels, ${rate} a second for ${seconds} s, ${result.backend}`,
    "",
    ...rows.map(([name, value]) => `${name.padEnd(17)}${value}`),
    "",
    missed.length === 0 ? "As promised." : "Not as promised:",
    ...missed.map((sentence) => `- ${sentence}`),
    ...(log === undefined ? [] : [`The bot's logs: ${log}`]),
  ].join("\n");
}

const inSeconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
