import { type ApplicationRef, parseApplicationKey } from "@lynceus/contract";
import { COMMAND_LENGTH } from "@lynceus/reply";

/** Which application is meant: by its whole key, or by its name and perhaps where it is. */
export type Named =
  | { readonly by: "key"; readonly application: ApplicationRef }
  | { readonly by: "name"; readonly name: string; readonly place?: string };

/** A word as a project, a cluster, an instance, an environment or an application; or as whichever it is. */
const SCOPES = ["project", "cluster", "instance", "environment", "app"] as const;
type Scope = (typeof SCOPES)[number];

/** What stands behind `/argocd`. */
export type Command =
  | { readonly kind: "help" }
  | {
      readonly kind: "status";
      readonly scope?: { readonly of: Scope | "any"; readonly name: string };
    }
  | { readonly kind: "app" | "diff" | "history"; readonly named: Named }
  | { readonly kind: "find"; readonly words: string }
  /** A verb that wants a name, and none was given. */
  | { readonly kind: "incomplete"; readonly verb: "app" | "diff" | "history" | "find" }
  /** None of ours; `nearest` is what was perhaps meant. */
  | {
      readonly kind: "unknown";
      readonly said: string;
      readonly rest: string;
      readonly nearest?: string;
    };

const VERBS = ["status", "app", "diff", "history", "find", "help"] as const;
type Verb = (typeof VERBS)[number];

/** Said instead, by people who know `argocd` and `kubectl`. */
const ALIASES: Readonly<Record<string, Verb>> = {
  application: "app",
  get: "app",
  show: "app",
  why: "app",
  list: "status",
  ls: "status",
  search: "find",
  "?": "help",
  usage: "help",
};
const SCOPE_ALIASES: Readonly<Record<string, Scope>> = {
  proj: "project",
  env: "environment",
  application: "app",
};
/** Words between a name and where it is: `payments-api in prod`. */
const BETWEEN = new Set(["in", "on", "at", "of", "the"]);

/** Names are typed with quotes and backticks around them, and Slack escapes `&`, `<` and `>`. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .slice(0, COMMAND_LENGTH)
    .replace(/<[^>|]*\|([^>]*)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
  const words = plain.split(/\s+/).map((word) => word.replace(/^["'`<«]+|["'`>»,?]+$/g, ""));
  return words.filter((word) => word !== "");
}

function sharedPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** `statsu` → `status`: the verb that begins alike, of two the one of about that length. */
function nearestVerb(said: string): Verb | undefined {
  const far = (verb: Verb) => Math.abs(verb.length - said.length);
  const alike = VERBS.filter((verb) => sharedPrefix(verb, said) > 0 && far(verb) <= 3);
  return alike.toSorted(
    (a, b) => sharedPrefix(b, said) - sharedPrefix(a, said) || far(a) - far(b),
  )[0];
}

function readNamed([first = "", ...rest]: readonly string[]): Named {
  const name = first.toLowerCase();
  const application = parseApplicationKey(name);
  if (application !== undefined) return { by: "key", application };
  const [instance, own, ...more] = name.split("/");
  if (own !== undefined && own !== "" && more.length === 0) {
    return { by: "name", name: own, place: instance ?? "" };
  }
  const place = rest.map((word) => word.toLowerCase()).find((word) => !BETWEEN.has(word));
  return { by: "name", name, ...(place === undefined ? {} : { place }) };
}

function readStatus(words: readonly string[]): Command {
  const [first, ...rest] = words.map((word) => word.toLowerCase());
  if (first === undefined || (first === "all" && rest.length === 0)) return { kind: "status" };
  const of = SCOPES.find((scope) => scope === first) ?? SCOPE_ALIASES[first];
  const name = rest.join(" ");
  if (of !== undefined && name !== "") return { kind: "status", scope: { of, name } };
  return { kind: "status", scope: { of: "any", name: [first, ...rest].join(" ") } };
}

/** The text of a slash command to what it asks; nothing is looked up. */
export function parseCommand(text: string): Command {
  const [first, ...rest] = wordsOf(text);
  if (first === undefined) return { kind: "help" };
  const said = first.toLowerCase();
  const verb = VERBS.find((one) => one === said) ?? ALIASES[said];
  if (verb === undefined) {
    const nearest = nearestVerb(said);
    const unknown = { kind: "unknown", said, rest: rest.join(" ") } as const;
    return nearest === undefined ? unknown : { ...unknown, nearest };
  }
  switch (verb) {
    case "help":
      return { kind: "help" };
    case "status":
      return readStatus(rest);
    case "find":
      return rest.length === 0
        ? { kind: "incomplete", verb }
        : { kind: "find", words: rest.join(" ") };
    case "app":
    case "diff":
    case "history":
      return rest.length === 0
        ? { kind: "incomplete", verb }
        : { kind: verb, named: readNamed(rest) };
  }
}
