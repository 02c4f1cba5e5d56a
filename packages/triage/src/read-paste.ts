import type { Paste } from "@lynceus/contract";

const MOST_LINES = 200;
const LONGEST = 1_000;

const STAMPED = /^\s*\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ]|\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:)/;
const ERROR =
  /(?:^|[\s[(|:"=])(?:FATAL|PANIC|CRITICAL|EMERG|ERROR|ERR|SEVERE)(?:$|[\s\])|:!"])|\b(?:level|lvl|severity)"?[=:]\s*"?(?:err(?:or)?|fatal|panic|critical)\b|^[EF]\d{4} \d\d:|^(?:panic|fatal error|error|err): |^Traceback \(most recent|^Exception in thread/;
const WARNING =
  /(?:^|[\s[(|:"=])(?:WARN|WARNING)(?:$|[\s\])|:!"])|\b(?:level|lvl|severity)"?[=:]\s*"?warn(?:ing)?\b|^W\d{4} \d\d:|^\w*Warning: /;
const INFORMED =
  /(?:^|[\s[(|:"=])(?:INFO|DEBUG|TRACE|NOTICE)(?:$|[\s\])|:!"])|\b(?:level|lvl|severity)"?[=:]\s*"?(?:info|debug|trace)\b|^I\d{4} \d\d:/;
const FRAME =
  /^\s*at [\w$.<>]+[\w$.<>/ ]*\(|^\s*at .{1,200}:\d+:\d+\)?$|^\s*File ".{1,300}", line \d+|^\s*\.\.\. \d+ more|^goroutine \d+ \[|^\s+\S+\.go:\d+/;
/** `java.net.ConnectException: …`, `KeyError: 'x'`, `Caused by: …`. */
const EXCEPTION =
  /(?:^|Caused by: |[\s:])((?:[a-z][\w$]{0,60}\.){0,12}[A-Z]\w{0,80}(?:Exception|Error|Failure|Timeout|Interrupt))\b/;
/** A person's own question that has such a name in it: «whats a ComparisonError». */
const SAID =
  /^(?:what(?:'?s)?|was|explain|define|meaning|difference|why|how)\b[^:]{0,80}$|^[^:]{0,80}\?\s*$/i;
const CAUSE = /^\s*Caused by: /;

const HOST =
  /\b(?:[a-z][a-z0-9+:-]{0,40}:\/\/)(?:[^\s/@"'<>]{0,200}@)?([a-z0-9][a-z0-9.-]{0,252})|\b(?:lookup|ENOTFOUND|EAI_AGAIN|UnknownHostException:|host|resolve) ["'`]?([a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,8})|\b([a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,8}):\d{2,5}\b/i;
const KEY =
  /\b(?:key|property|variable|env(?:ironment)?(?: variable)?|setting|option|config(?:uration)?|placeholder)\b[ '"`:=${]{1,4}([A-Za-z][\w.-]{2,80})|\b([A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,8})\b|KeyError: ['"]([\w.-]{2,80})/;

function levelOf(line: string): Paste["level"] {
  if (INFORMED.test(line) && !EXCEPTION.test(line)) return "other";
  if (ERROR.test(line) || EXCEPTION.test(line) || CAUSE.test(line)) return "error";
  return WARNING.test(line) ? "warning" : "other";
}

function isLogged(line: string): boolean {
  return (
    STAMPED.test(line) ||
    FRAME.test(line) ||
    ERROR.test(line) ||
    WARNING.test(line) ||
    INFORMED.test(line) ||
    CAUSE.test(line) ||
    EXCEPTION.test(line) ||
    /^\s*\{".{1,2000}\}\s*$/.test(line)
  );
}

/** Pods and services carry the name of what runs in them: `orders-api-7d9c5b6f4-x2v8k`, `orders-api.prod.svc`. */
function namesIn(lines: readonly string[]): readonly string[] {
  const words = lines.flatMap(
    (line) => line.toLowerCase().match(/[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?/g) ?? [],
  );
  const names = words
    .map((word) => word.split(".")[0] ?? word)
    .map((word) => word.replace(/-[a-f0-9]{8,10}-[a-z0-9]{5}$/, ""))
    .filter((word) => /[a-z]-[a-z0-9]/.test(word) && !/^\d/.test(word));
  return [...new Set(names)].slice(0, 30);
}

/** What stands in code fences or spans; it may be a paste without looking like one. */
function fenced(text: string): readonly string[] {
  const blocks = [...text.matchAll(/```([\s\S]*?)```/g)].map(([, inside = ""]) => inside);
  const spans = [...text.replaceAll(/```[\s\S]*?```/g, "").matchAll(/`([^`\n]{20,})`/g)];
  return [...blocks, ...spans.map(([, inside = ""]) => inside)];
}

/** Parts a message into what its author says, and the log lines or the stack trace pasted into it. */
export function readPaste(text: string): { readonly said: string; readonly paste?: Paste } {
  const within = fenced(text).flatMap((block) => block.split("\n"));
  const inFence = new Set(within.filter((line) => isLogged(line) || within.length > 1));
  const outside = text.replaceAll(/```[\s\S]*?```/g, "\n").split("\n");
  const loose = outside.filter((line) => isLogged(line) && !SAID.test(line));
  const spans = [...inFence].filter((line) => text.includes(`\`${line}\``));
  const lines = [...inFence, ...loose.filter((line) => !spans.some((span) => line.includes(span)))]
    .map((line) => line.trimEnd().slice(0, LONGEST))
    .filter((line) => line.trim() !== "")
    .slice(0, MOST_LINES);
  if (!lines.some((line) => isLogged(line))) return { said: text };
  const said = spans
    .reduce(
      (rest, span) => rest.replace(span, ""),
      outside
        .filter((line) => !loose.includes(line) || spans.some((span) => line.includes(span)))
        .join("\n"),
    )
    .trim();
  return { said, paste: describe(lines) };
}

function describe(lines: readonly string[]): Paste {
  const cause = lines.findLast((line) => CAUSE.test(line));
  const errors = lines.filter((line) => levelOf(line) === "error" && !/^Traceback/.test(line));
  const warnings = lines.filter((line) => levelOf(line) === "warning");
  // Python says last what went wrong, the others first.
  const isPython = lines.some((line) => /^Traceback/.test(line));
  const error = isPython ? errors.at(-1) : errors[0];
  const telling =
    cause ?? error ?? warnings[0] ?? lines.find((line) => !FRAME.test(line)) ?? lines[0] ?? "";
  const exception = EXCEPTION.exec(telling)?.[1] ?? lines.map(exceptionIn).find(isThere);
  const host = [telling, ...lines].map(hostIn).find(isThere);
  const key = [telling, ...errors, ...warnings].map(keyIn).find(isThere);
  const level =
    errors.length > 0 || cause !== undefined ? "error" : warnings[0] ? "warning" : "other";
  return {
    lines,
    telling: telling.trim(),
    level,
    names: namesIn(lines),
    ...(exception === undefined ? {} : { exception }),
    ...(host === undefined ? {} : { host }),
    ...(key === undefined ? {} : { key }),
  };
}

function isThere(text: string | undefined): text is string {
  return text !== undefined;
}

function exceptionIn(line: string): string | undefined {
  return EXCEPTION.exec(line)?.[1];
}

function hostIn(line: string): string | undefined {
  if (FRAME.test(line)) return undefined;
  const [, url, worded, ported] = HOST.exec(line) ?? [];
  const host = url ?? worded ?? ported;
  return host !== undefined && /[a-z]/i.test(host) && !/^localhost$/i.test(host) ? host : undefined;
}

function keyIn(line: string): string | undefined {
  const [, named, upper, python] = KEY.exec(line) ?? [];
  return python ?? named ?? upper;
}
