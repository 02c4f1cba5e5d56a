import { ApiError } from "./api-error.ts";

type Labels = Readonly<Record<string, unknown>>;

/** A Kubernetes label selector as a test: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, joined by commas. */
export function parseSelector(selector: string, wrapping: string): (labels: Labels) => boolean {
  const requirements = selector
    .split(/,(?![^(]*\))/)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => parseRequirement(text, wrapping));
  return (labels) => requirements.every((holds) => holds(labels));
}

function parseRequirement(text: string, wrapping: string): (labels: Labels) => boolean {
  const set = /^([\w./-]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(text);
  if (set !== null) {
    const [, key = "", operator, list = ""] = set;
    const values = list.split(",").map((value) => value.trim());
    return (labels) => values.includes(String(labels[key])) === (operator === "in");
  }
  const equal = /^([\w./-]+)\s*(!=|==|=)\s*([\w.-]*)$/.exec(text);
  if (equal !== null) {
    const [, key = "", operator, value] = equal;
    return (labels) => (labels[key] === value) === (operator !== "!=");
  }
  const exists = /^(!?)\s*([\w./-]+)$/.exec(text);
  if (exists !== null) {
    const [, not, key = ""] = exists;
    return (labels) => key in labels === (not === "");
  }
  throw new ApiError(
    "Unknown",
    `${wrapping}: unable to parse requirement: invalid selector ${text}`,
  );
}
