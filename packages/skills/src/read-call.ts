import type { StepCall, StepValue } from "./skill.ts";

export type CallReading =
  | { readonly kind: "call"; readonly call: StepCall }
  | { readonly kind: "broken"; readonly message: string };

const argument =
  /\s*([a-zA-Z]\w*)\s*:\s*(?:\$([a-zA-Z]\w*)|("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false))\s*(,|$)/y;

/** Whether a code span is meant as a call. */
export function isCall(span: string): boolean {
  return /^[a-z][a-z0-9_]*\(/.test(span);
}

/** A code span such as `get_application_events()` or `tool_name(arg: "value", other: $resource)`. */
export function readCall(span: string): CallReading {
  const [, tool, inside] = /^([a-z][a-z0-9_]*)\((.*)\)$/s.exec(span) ?? [];
  if (tool === undefined || inside === undefined) return broken(span, "it does not end with )");
  const values = new Map<string, StepValue>();
  let position = 0;
  while (inside.trim() !== "") {
    argument.lastIndex = position;
    const found = argument.exec(inside);
    if (found === null) {
      return broken(span, "an argument is `name: value`, a value a JSON literal or a $reference");
    }
    const [, name = "", reference, written = "", comma] = found;
    if (values.has(name)) return broken(span, `it gives ${name} twice`);
    const value = reference === undefined ? readLiteral(written) : refer(reference);
    if (value === undefined) return broken(span, `the value of ${name} is no JSON literal`);
    values.set(name, value);
    if (comma === "") break;
    position = argument.lastIndex;
  }
  return { kind: "call", call: { tool, arguments: Object.fromEntries(values) } };
}

function broken(span: string, reason: string): CallReading {
  return {
    kind: "broken",
    message: `The call \`${span.slice(0, 120)}\` is not understood: ${reason}.`,
  };
}

function refer(name: string): StepValue {
  return { kind: "reference", name };
}

function readLiteral(written: string): StepValue | undefined {
  try {
    return { kind: "literal", value: JSON.parse(written) };
  } catch {
    return undefined;
  }
}
