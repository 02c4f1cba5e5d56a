/** What Helm says is wrong with a template or its values. */
export interface HelmError {
  /** Offset of Helm's own words in the message. */
  readonly at: number;
  /** Path inside the chart: `templates/deployment.yaml`. */
  readonly file: string | undefined;
  readonly line: string | undefined;
  /** What the template reads: `.Values.resources.limits.memory`. */
  readonly reads: string | undefined;
  /** The part of it that is not there: `.Values.resources`. */
  readonly missing: string | undefined;
  /** The last clause, for errors without a nil value. */
  readonly message: string;
}

const command = /helm template\b[\s\S]*?failed exit status \d+: (Error: )/;
const notTemplates =
  /Error: (?:open |failed to (?:read|load) |could not find |stat |no such file|found in Chart\.yaml, but missing)/;
/** Helm 3: `template: x/templates/y.yaml:31:28: executing …`; Helm 4: one clause a line; `required`: `execution error at (…)`. */
const place =
  /(?:template: |execution error at \(|parse error at \(|parse error on |^|\n|Error: )([\w.@-]+(?:\/[\w.@{}-]+)+\.(?:ya?ml|tpl|txt|json))(?::(\d+))?(?::\d+)?/g;

/** Reads Helm's error out of a ComparisonError, in Helm 3's and Helm 4's layout; undefined when it is about something else. */
export function readHelmError(message: string): HelmError | undefined {
  const ran = command.exec(message);
  if (ran === null) return undefined;
  const at = ran.index + ran[0].length - (ran[1]?.length ?? 0);
  const words = message.slice(at);
  if (notTemplates.test(words)) return undefined;
  const places = [...words.matchAll(place)];
  // Nested includes are told outside in: the last place is where it fails.
  const [, path, line] = places.at(-1) ?? [];
  const nil = nilValue(words);
  return {
    at,
    file: path?.replace(/^.*?\/(?=(?:charts|templates)\/)|^[^/]+\//, ""),
    line,
    reads: nil?.reads,
    missing: nil?.missing,
    message: lastClause(words),
  };
}

function nilValue(words: string): { reads: string; missing: string } | undefined {
  const reads = [...words.matchAll(/at <([^<>]+)>/g)].at(-1)?.[1];
  const field = /nil pointer evaluating (?:interface \{\}|[\w.*]+)\.(\w+)/.exec(words)?.[1];
  if (reads === undefined || field === undefined) return undefined;
  const value = /\.[A-Za-z][\w.]*/.exec(reads)?.[0];
  if (value === undefined) return undefined;
  const parts = value.split(".");
  const index = parts.lastIndexOf(field);
  return { reads: value, missing: index > 1 ? parts.slice(0, index).join(".") : value };
}

function lastClause(words: string): string {
  const text = words.replace(/\s*Use --debug flag to render out invalid YAML\s*$/, "").trim();
  const required = /execution error at \([^)]*\): ([\s\S]+)$/.exec(text)?.[1];
  if (required !== undefined) return required.trim();
  const lines = text.split("\n").map((line) => line.trim());
  return lines.length > 1 ? lines.slice(-3).join(" ") : text.replace(/^Error: /, "");
}
