/** A field that the API server does not take, and why. */
export interface SchemaError {
  readonly field: string | undefined;
  readonly problem: string;
}

/** What is about something else, though it is worded alike. */
const notSchema =
  /denied the request|failed calling webhook|denied request: |exceeded quota|field is immutable|is immutable|may not change|are forbidden$|updates to \w+ spec|metadata\.annotations: Too long|unable to create new content|cannot change roleRef|pod updates may not change|violates PodSecurity|(?:maximum|minimum) \w+ usage|\bUser "/;

type Build = (found: RegExpExecArray) => SchemaError;

const patterns: readonly (readonly [RegExp, Build])[] = [
  [
    /json: cannot unmarshal (\w+) into Go (?:struct field (\S+)|value) of type ([\w.*[\]]+)/,
    (found) => ({
      field: found[2]?.replace(/^\w+\.(?=\w+\.)/, "").replace(/^\.+/, ""),
      problem: `must be ${typeOf(found[3] ?? "")} and is a ${found[1]}`,
    }),
  ],
  [
    /ValidationError\(([\w.[\]-]+)\): (unknown field "[^"]*"[^;\]]*|missing required field "[^"]*"|invalid type for [^;\]]*)/,
    (found) => ({
      field: unknownField(found[2] ?? "") ?? (found[1] ?? "").replace(/^\w+\.(?=\w)/, ""),
      problem: found[2] ?? "",
    }),
  ],
  [
    /(?:unknown|duplicate) field "([^"]+)"/,
    (found) => ({ field: found[1], problem: found[0].replace(/"[^"]*"/, "").trim() }),
  ],
  [
    /failed to create (?:manager for existing fields: [\s\S]*?)?typed patch object[^:]*: (?:errors:\s*)?(\.[\w.[\]="-]+): ([^\n]+)/,
    (found) => ({ field: found[1]?.replace(/^\./, ""), problem: found[2] ?? "" }),
  ],
  [
    /(\.[\w.[\]="-]+): (field not declared in schema)/,
    (found) => ({ field: found[1]?.slice(1), problem: found[2] ?? "" }),
  ],
  [
    /(?:is invalid: |^|[[,] ?)([\w.[\]"/-]+): ((?:Required value|Invalid value|Unsupported value|Forbidden|Duplicate value|Too many|Too long|Not found|Internal error)\b[\s\S]*)/,
    (found) => ({
      field: found[1],
      problem: (found[2] ?? "")
        .replace(
          /, [\w.[\]"/-]+: (?:Required|Invalid|Unsupported|Forbidden|Duplicate) [\s\S]*$/,
          "",
        )
        .replace(/\]$/, ""),
    }),
  ],
  [/illegal base64 data/, () => ({ field: "data", problem: "must be base64, and is not" })],
  [
    /(quantities must match the regular expression|unable to parse quantity's suffix)/,
    (found) => ({ field: undefined, problem: found[1] ?? "" }),
  ],
  [
    /(Object 'Kind' is missing|resource name may not be empty|name is required|apiVersion not set|error decoding[^\n]*|strict decoding error: [^\n]*|error validating data: [^\n]*)/,
    (found) => ({ field: undefined, problem: found[1] ?? "" }),
  ],
];

/** Reads what client-side validation, strict decoding, server-side apply and the API server's validation say. */
export function readSchemaError(words: string): SchemaError | undefined {
  if (notSchema.test(words)) return undefined;
  for (const [pattern, build] of patterns) {
    const found = pattern.exec(words);
    if (found !== null) return build(found);
  }
  return undefined;
}

function unknownField(problem: string): string | undefined {
  return /unknown field "([^"]+)"/.exec(problem)?.[1];
}

function typeOf(type: string): string {
  if (/^u?int/.test(type)) return `a number (${type})`;
  if (type === "string" || type === "bool") return `a ${type}`;
  if (type.startsWith("[]")) return "a list";
  if (type.startsWith("map")) return "a map";
  return type;
}
