import type { Query } from "./answer.ts";
import { ApiError } from "./api-error.ts";

/** Type of a query parameter; a parameter that is not named is text. */
export type ParameterTypes = Readonly<Record<string, "int" | "bool">>;

const truths = new Map([
  ...["1", "t", "T", "true", "TRUE", "True"].map((text) => [text, true] as const),
  ...["0", "f", "F", "false", "FALSE", "False"].map((text) => [text, false] as const),
]);

/** Reads a query as grpc-gateway does: a typed parameter that is empty or wrong is a 400, unknown ones are nothing. */
export function parseQuery(search: URLSearchParams, types: ParameterTypes): Query {
  for (const [name, type] of Object.entries(types)) {
    const value = search.get(name);
    if (value === null) continue;
    const valid = type === "int" ? integer(value) !== undefined : truths.has(value);
    const parser = type === "int" ? "ParseInt" : "ParseBool";
    if (!valid) {
      const message = `strconv.${parser}: parsing ${JSON.stringify(value)}: invalid syntax`;
      throw new ApiError("InvalidArgument", message);
    }
  }
  return {
    has: (name) => search.has(name),
    text: (name) => search.get(name) ?? "",
    number: (name) => integer(search.get(name) ?? "") ?? 0,
    flag: (name) => truths.get(search.get(name) ?? "") ?? false,
    all: (name) => search.getAll(name),
  };
}

function integer(text: string): number | undefined {
  return /^[+-]?(\d+|0[xX][\da-fA-F]+|0[oO]?[0-7]+|0[bB][01]+)$/.test(text)
    ? Number(text)
    : undefined;
}
