import { clean } from "../text/clean.ts";

const messageFields = ["msg", "message", "event", "error", "err", "exception"];

const prefixes: readonly RegExp[] = [
  /^\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d\S*\s+/,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\s+/,
  /^\d\d:\d\d:\d\d\S*\s+/,
  /^[EWFI]\d{4} \d\d:\d\d:\d\d\.\d+\s+\d+ [\w.-]+:\d+\] /,
  /^[[(|]?(?:FATAL|PANIC|CRITICAL|ERROR|ERR|SEVERE|FEHLER|WARN|WARNING|WARNUNG)[\])|:]*\s+/,
  /^\[[\w .:/+-]{1,40}\]\s+/,
  /^\d+ --- \[[^\]]*\]\s+/,
  /^(?:[a-z]\w{0,3}\.){2,}[\w.$]+\s+[-:]\s+/,
  /^[-:]\s+/,
];

/** What a log line says, without its time, level and logger; of a JSON line its message and error. */
export function lineMessage(line: string): string {
  const text = clean(line).trim();
  if (text.startsWith("{")) return jsonMessage(text) ?? text;
  let rest = text;
  for (let round = 0; round < 3; round += 1) {
    for (const prefix of prefixes) rest = rest.replace(prefix, "");
  }
  return rest === "" ? text : rest;
}

function jsonMessage(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return undefined;
    const fields = parsed as Record<string, unknown>;
    const parts = messageFields
      .map((name) => fields[name])
      .filter((value): value is string => typeof value === "string" && value.trim() !== "");
    return parts.length === 0 ? undefined : [...new Set(parts)].join(": ");
  } catch {
    return undefined;
  }
}
