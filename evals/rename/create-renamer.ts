import type { Names } from "./collect-names.ts";
import { createRandom } from "./create-random.ts";
import { FIRST_NAMES, LAST_NAMES, newWords, ORGANISATIONS, PRODUCTION, pick } from "./new-words.ts";

/** Gives everything another name: the same one wherever it stands. */
export interface Renamer {
  /** A field's value, a path, a log line or a message. */
  text(text: string): string;
  /** What a person says of it: names with other spaces, cases and slips of the finger among it. */
  said(text: string): string;
}

/** Words that are names here and mean something else in a sentence. */
const ALSO_WORDS = new Set(
  "platform search default edge monitoring identity catalog experiments notifications statements dashboards vendors finance payments checkout marketing inventory subscriptions recommendations campaigns".split(
    " ",
  ),
);
/** `referencing project experiments`: what follows is a name. */
const CALLED = /\b(?:project|namespace|application|cluster) $/;
const TOKEN = /[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*/g;
const ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
const HEX = "0123456789abcdef";

const literally = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
const drawn = (letters: string, length: number, random: () => number) =>
  Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join("");

function replacing(map: ReadonlyMap<string, string>, before: string, after: string) {
  if (map.size === 0) return (text: string) => text;
  const longest = [...map.keys()].sort((a, b) => b.length - a.length).map(literally);
  const pattern = new RegExp(`${before}(?:${longest.join("|")})${after}`, "gu");
  return (text: string) => text.replace(pattern, (found) => map.get(found) ?? found);
}

function newHosts(random: () => number): ReadonlyMap<string, string> {
  const org = pick(ORGANISATIONS, random);
  const registry = pick(
    [
      `ghcr.io/${org}`,
      `${org}.azurecr.io`,
      "123456789012.dkr.ecr.eu-central-1.amazonaws.com",
      `europe-docker.pkg.dev/${org}/images`,
    ],
    random,
  );
  return new Map([
    ["http://git.acme.example/", `https://github.com/${org}/`],
    ["git.acme.example", "github.com"],
    ["registry.acme.example", registry],
    ["acme.example", `${org}.example`],
    ["company.com", `${org}.internal`],
  ]);
}

function newTags(tags: ReadonlySet<string>, random: () => number): ReadonlyMap<string, string> {
  const style = pick(["plain", "v", "calendar"], random);
  const [more, minor] = [1 + Math.floor(random() * 4), 1 + Math.floor(random() * 5)];
  return new Map(
    [...tags].map((tag) => {
      const shifted = tag.replace(
        /^(\d+)\.(\d+)/,
        (_, a: string, b: string) => `${Number(a) + more}.${Number(b) + minor}`,
      );
      const other = { plain: shifted, v: `v${shifted}`, calendar: `2026.${shifted}` }[style];
      return [tag, other ?? shifted];
    }),
  );
}

function newPeople(people: ReadonlySet<string>, random: () => number): Map<string, string> {
  const start = Math.floor(random() * FIRST_NAMES.length);
  return new Map(
    [...people].sort().flatMap((person, index): [string, string][] => {
      const first = FIRST_NAMES[(start + index) % FIRST_NAMES.length] ?? person;
      const last = LAST_NAMES[(start + index * 2) % LAST_NAMES.length] ?? person;
      const [was = ""] = person.split(" ");
      return [
        [person, `${first} ${last}`],
        [`${was.toLowerCase()}@`, `${first.toLowerCase()}@`],
        [was, first],
      ];
    }),
  );
}

/** How far two words are apart, as far as 2. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (above[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      row[j] = Math.min(swap, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    }
    above = row;
  }
  return (above.at(-1) ?? 9) <= 2;
}

export function createRenamer(names: Names, seed: number): Renamer {
  const random = createRandom(seed);
  const word = newWords(random);
  const production = pick(PRODUCTION, random);
  const segments = new Map<string, string>([["prod", production]]);
  const fresh = new Map<string, string>();

  const segmentOf = (segment: string): string => {
    if (/^\d+$/.test(segment)) return segment;
    const known = segments.get(segment);
    if (known !== undefined) return known;
    const next = word();
    segments.set(segment, next);
    return next;
  };
  for (const name of [...names.names].sort()) {
    fresh.set(name, name.split("-").map(segmentOf).join("-"));
  }
  for (const ending of [...names.endings].sort()) {
    fresh.set(ending, drawn(ALPHABET, ending.length, random));
  }
  const revisions = [...names.revisions].sort();
  for (const revision of revisions) fresh.set(revision, drawn(HEX, 40, random));

  const hosts = newHosts(random);
  const inHosts = replacing(hosts, "", "");
  const inPeople = replacing(newPeople(names.people, random), "(?<![\\p{L}])", "(?![\\p{L}])");
  const inTags = replacing(newTags(names.tags, random), "(?<![\\w.-])", "(?![\\w-]|\\.\\d)");

  const partOf = (segment: string) => fresh.get(segment) ?? segment;
  const abbreviated = new Map<string, string>();

  /** A whole name, a name with something behind it, or a commit's beginning; undefined when it is none. */
  function tokenOf(token: string): string | undefined {
    const known = fresh.get(token);
    if (known !== undefined) return known;
    if (/^[0-9a-f]{7,12}$/.test(token) && /\d/.test(token)) {
      const short = abbreviated.get(token);
      if (short !== undefined) return short;
      const whole = revisions.find((revision) => revision.startsWith(token));
      const next = whole === undefined ? token : (fresh.get(whole) ?? "").slice(0, token.length);
      abbreviated.set(token, next);
      return next;
    }
    const parts = token.split("-");
    for (let length = parts.length - 1; length >= 1; length -= 1) {
      const begin = fresh.get(parts.slice(0, length).join("-"));
      if (begin === undefined || (length === 1 && parts[0]?.length === 1)) continue;
      return [begin, ...parts.slice(length).map(partOf)].join("-");
    }
    return undefined;
  }

  function named(text: string, isSaid: boolean): string {
    const isProse = !isSaid && /\s/.test(text);
    return text.replace(TOKEN, (token, at: number) => {
      const [before = "", after = ""] = [text[at - 1], text[at + token.length]];
      const isWord = !token.includes("-") && /[a-z]/.test(token);
      if (
        isWord &&
        (before === "." || (after === "." && /[a-z]/.test(text[at + token.length + 1] ?? "")))
      ) {
        return token;
      }
      const isCalled = CALLED.test(text.slice(0, at)) || /["'`/:=]/.test(before);
      if (isWord && isProse && ALSO_WORDS.has(token) && !isCalled) return token;
      return tokenOf(token) ?? token;
    });
  }

  function spaced(text: string): string {
    return names.applications
      .filter((name) => name.includes("-"))
      .reduce((said, name) => {
        const next = fresh.get(name) ?? name;
        return said
          .replaceAll(name.replaceAll("-", " "), next.replaceAll("-", " "))
          .replaceAll(
            new RegExp(`\\b${name.replaceAll("-", "")}\\b`, "g"),
            next.replaceAll("-", ""),
          )
          .replaceAll(name.toUpperCase(), next.toUpperCase());
      }, text);
  }

  function misspelt(text: string): string {
    return text.replace(TOKEN, (token) => {
      if (!token.includes("-") || fresh.has(token)) return token;
      const meant = names.applications.find((name) => name !== token && isNear(name, token));
      if (meant === undefined || tokenOf(token) !== undefined) return token;
      const next = fresh.get(meant) ?? meant;
      return `${next.slice(0, 3)}${next.slice(4)}`;
    });
  }

  const text = (value: string) => inPeople(inTags(named(inHosts(value), false)));
  return {
    text,
    said: (value) => inPeople(inTags(named(spaced(misspelt(inHosts(value))), true))),
  };
}
