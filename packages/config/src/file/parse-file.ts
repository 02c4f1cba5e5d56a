import { LynceusConfig } from "@lynceus/contract";
import { isNode, LineCounter, parseDocument } from "yaml";
import { explainIssue } from "./explain-issue.ts";
import { findSecrets } from "./find-secrets.ts";
import type { Path } from "./known-settings.ts";

export type Parsed =
  | { readonly ok: true; readonly settings: LynceusConfig }
  | { readonly ok: false; readonly problems: readonly string[] };

interface Found {
  readonly at: number;
  readonly sentence: string;
}

/** The text of `lynceus.yaml` → its settings, or every problem with line and column; values are not repeated. */
export function parseFile(text: string, name: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const say = ({ at, sentence }: Found) => {
    const { line, col } = lines.linePos(at);
    return `${name}:${Math.max(1, line)}:${Math.max(1, col)} ${sentence}`;
  };
  const told = (found: readonly Found[]): Parsed => ({
    ok: false,
    problems: [...found].sort((a, b) => a.at - b.at).map(say),
  });

  const broken = document.errors.map(({ pos, message }) => ({
    at: pos[0],
    sentence: `This is not YAML: ${withoutQuotes(message)}.`,
  }));
  if (broken.length > 0) return told(broken);

  const position = (path: Path): number => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    if (isNode(node) && node.range) return node.range[0];
    return path.length === 0 ? 0 : position(path.slice(0, -1));
  };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    return told([{ at: 0, sentence: "This repeats itself (YAML aliases) too often." }]);
  }
  const secrets = findSecrets(value).map(({ path, sentence }) => ({
    at: position(path),
    sentence,
  }));
  const parsed = LynceusConfig.safeParse(value);
  const isThere = (path: Path) => path.length === 0 || document.hasIn(path);
  const issues = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) =>
        explainIssue(issue, isThere).map((sentence) => ({ at: position(issue.path), sentence })),
      );
  // What is a secret is said once, whatever else is wrong with its place.
  const others = issues.filter(({ at }) => !secrets.some((secret) => secret.at === at));
  if (!parsed.success || secrets.length > 0) return told([...secrets, ...others]);
  return { ok: true, settings: parsed.data };
}

/** A parser's message, without what it quotes from the file. */
function withoutQuotes(message: string): string {
  return message.replace(/[:,]? ?["'`].*$/s, "").replace(/[.:]?\s*$/, "");
}
