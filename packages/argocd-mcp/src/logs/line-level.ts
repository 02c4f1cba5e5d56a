export type LineLevel = "error" | "warning" | "other";

const CALM =
  /"(?:level|severity|lvl)"\s{0,4}:\s{0,4}"(?:info|debug|trace|notice)|\b(?:level|lvl|severity)=(?:info|debug|trace)|^I\d{4} \d\d:|^.{0,60}?(?:^|[\s[(|:])(?:INFO|DEBUG|TRACE|NOTICE)(?:$|[\s\])|:])/i;
const ERROR =
  /"(?:level|severity|lvl)"\s{0,4}:\s{0,4}"(?:err|fatal|panic|crit|emerg)|\b(?:level|lvl|severity)=(?:err|fatal|panic|crit)|^[EF]\d{4} \d\d:|^.{0,60}?(?:^|[\s[(|:])(?:ERROR|ERR|SEVERE|FATAL|PANIC|CRITICAL|EMERG)(?:$|[\s\])|:!])|^(?:fatal(?: error)?|panic|error|err|caused by|traceback)\b|(?:^|[\s.:])\w{0,80}(?:Error|Exception|Panic)\b\s?[:(]|exec format error|out of memory|segmentation fault|core dumped/i;
const WARNING =
  /"(?:level|severity|lvl)"\s{0,4}:\s{0,4}"warn|\b(?:level|lvl|severity)=warn|^W\d{4} \d\d:|^.{0,60}?(?:^|[\s[(|:])(?:WARN|WARNING)(?:$|[\s\])|:])|\b(?:failed|failure|cannot|could not|unable to|refused|denied|timed? ?out|timeout|not found|no such|unreachable|exhausted|missing|invalid)\b/i;
const MOST_LOOKED_AT = 2_000;

/** How a log line ranks itself, over the notations that loggers commonly write; a failure told plainly is a warning. */
export function lineLevel(line: string): LineLevel {
  const text = line.slice(0, MOST_LOOKED_AT).trimStart();
  if (CALM.test(text)) return "other";
  if (ERROR.test(text)) return "error";
  return WARNING.test(text) ? "warning" : "other";
}
