export type LineLevel = "fatal" | "error" | "warning" | "info" | "none";

const levels: readonly (readonly [RegExp, LineLevel])[] = [
  [/"(?:level|severity|lvl)"\s*:\s*"(?:fatal|panic|critical|emerg\w*)"/i, "fatal"],
  [/"(?:level|severity|lvl)"\s*:\s*"err(?:or)?"/i, "error"],
  [/"(?:level|severity|lvl)"\s*:\s*"warn(?:ing)?"/i, "warning"],
  [/"(?:level|severity|lvl)"\s*:\s*"(?:info|debug|trace|notice)\w*"/i, "info"],
  [/\b(?:level|lvl|severity)=(?:fatal|panic|critical)\b/i, "fatal"],
  [/\b(?:level|lvl|severity)=err(?:or)?\b/i, "error"],
  [/\b(?:level|lvl|severity)=warn(?:ing)?\b/i, "warning"],
  [/\b(?:level|lvl|severity)=(?:info|debug|trace)\b/i, "info"],
  [/^F\d{4} \d\d:\d\d/, "fatal"],
  [/^E\d{4} \d\d:\d\d/, "error"],
  [/^W\d{4} \d\d:\d\d/, "warning"],
  [/^I\d{4} \d\d:\d\d/, "info"],
  [/^.{0,60}?(?:^|[\s[(|:])(?:FATAL|PANIC|CRITICAL|EMERG)(?:$|[\s\])|:])/, "fatal"],
  [/^.{0,60}?(?:^|[\s[(|:])(?:ERROR|ERR|SEVERE)(?:$|[\s\])|:!])/, "error"],
  [/^.{0,60}?(?:^|[\s[(|:])(?:WARN|WARNING)(?:$|[\s\])|:])/, "warning"],
  [/^.{0,60}?(?:^|[\s[(|:])(?:INFO|DEBUG|TRACE|NOTICE)(?:$|[\s\])|:])/, "info"],
  [/^(?:fatal(?: error)?|panic)\b/i, "fatal"],
  [/^(?:error|err)\b\s*[:\]]/i, "error"],
  [/^(?:\(node:\d+\) )?(?:warn(?:ing)?\b\s*[:\]]|\w*Warning:)/i, "warning"],
];

/** How a log line ranks itself, over the notations that loggers commonly write; `none` when it does not. */
export function lineLevel(line: string): LineLevel {
  const text = line.trimStart();
  for (const [pattern, level] of levels) if (pattern.test(text)) return level;
  return "none";
}
