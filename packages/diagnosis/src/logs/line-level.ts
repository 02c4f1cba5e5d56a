export type LineLevel = "fatal" | "error" | "warning" | "info" | "none";

/** Where the notations that loggers commonly write have a level: JSON, logfmt, a word of its own, klog, a start. */
const notations: readonly RegExp[] = [
  /"(?:level|severity|lvl)"\s*:\s*"([a-z]+)/i,
  /\b(?:level|severity|lvl)=([a-z]+)\b/i,
  /^.{0,60}?(?:^|[\s[(|:])(FATAL|PANIC|CRITICAL|EMERG|ERROR|ERR|SEVERE|FEHLER|WARN|WARNING|WARNUNG|INFO|DEBUG|TRACE|NOTICE)(?:$|[\s\])|:!])/,
  /^([FEWI])\d{4} \d\d:\d\d/,
  /^(fatal|panic)\b/i,
  /^(error|err)\b\s*[:\]]/i,
  /^(?:\(node:\d+\) )?\w*(warn(?:ing)?)\s*[:\]]/i,
];

const levels: ReadonlyMap<string, LineLevel> = new Map([
  ...["f", "fatal", "panic", "critical", "crit", "emerg", "emergency"].map(
    (word) => [word, "fatal"] as const,
  ),
  ...["e", "err", "error", "severe", "fehler"].map((word) => [word, "error"] as const),
  ...["w", "warn", "warning", "warnung"].map((word) => [word, "warning"] as const),
  ...["i", "info", "information", "debug", "trace", "notice"].map(
    (word) => [word, "info"] as const,
  ),
]);

/** How a log line ranks itself; `none` when it does not. */
export function lineLevel(line: string): LineLevel {
  const text = line.trimStart();
  for (const notation of notations) {
    const word = notation.exec(text)?.[1];
    const level = word && levels.get(word.toLowerCase());
    if (level) return level;
  }
  return "none";
}
