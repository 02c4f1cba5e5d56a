import { ExpectedError } from "@lynceus/contract";
import { FunctionExpressionType, JSONPathEnvironment, type JSONValue } from "json-p3";
import { compilePattern } from "../compile-pattern.ts";
import { quote } from "../text/quote.ts";

export interface SelectedNode {
  /** Normalized path (RFC 9535, 2.7). */
  readonly path: string;
  readonly value: unknown;
}

const MOST_NODES = 20_000;
const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;

/** RFC 9535, with `match` and `search` in RE2: the library's own run in exponential time. */
const environment = new JSONPathEnvironment();
for (const [name, whole] of [
  ["match", true],
  ["search", false],
] as const) {
  const { ValueType, LogicalType } = FunctionExpressionType;
  environment.functionRegister.set(name, {
    argTypes: [ValueType, ValueType],
    returnType: LogicalType,
    call: (text: unknown, pattern: unknown) =>
      typeof text === "string" && typeof pattern === "string" && matcher(pattern, whole)(text),
  });
}

const matchers = new Map<string, (text: string) => boolean>();

/** Patterns are compiled once a path, not once a node. */
function matcher(pattern: string, whole: boolean): (text: string) => boolean {
  const source = whole ? `^(?:${pattern})$` : pattern;
  const known = matchers.get(source) ?? compilePattern(source);
  matchers.clear();
  matchers.set(source, known);
  return known;
}

/** What a JSONPath selects in `value`. Throws `ExpectedError` for a path that is none, or that would take too long. */
export function selectNodes(path: string, value: unknown): readonly SelectedNode[] {
  checkCost(path);
  try {
    const nodes: SelectedNode[] = [];
    for (const node of environment.lazyQuery(path, value as JSONValue)) {
      nodes.push({ path: node.path, value: node.value });
      if (nodes.length > MOST_NODES) {
        throw new ExpectedError(
          `\`path\` ${quote(path)} selects more than ${MOST_NODES} values. Narrow it.`,
        );
      }
    }
    return nodes;
  } catch (error) {
    if (error instanceof ExpectedError) throw error;
    const why = error instanceof Error ? error.message.slice(0, 160) : "";
    throw new ExpectedError(
      `\`path\` ${quote(path)} is no JSONPath (RFC 9535): ${why}. Example: $.changes[?@.kind == 'ConfigMap'].diff[*]`,
    );
  }
}

/** Searches within searches, and selections of several each, multiply: one of each kind is enough, and quick. */
function checkCost(path: string): void {
  const bare = path.replace(QUOTED, "''");
  const isDear =
    times(bare, /\.\./g) > 1 ||
    times(bare, /\$/g) > 1 ||
    times(bare, /,/g) > 4 ||
    times(bare, /\?/g) > 2;
  if (!isDear) return;
  throw new ExpectedError(
    `\`path\` ${quote(path)} would take too long: use \`$\` only at its beginning, \`..\` once, two filters and four commas at most.`,
  );
}

function times(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
