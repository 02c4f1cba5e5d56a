import type { CommandSeed } from "@lynceus/standins";

/** Somebody who can be mentioned. */
export interface Mentionable {
  /** The handle, as it is written after `@`. */
  readonly name: string;
  readonly realName: string;
}

/** Something that the text box offers to complete what is being typed. */
interface Offer {
  /** What is written in place of what was typed, without the blank behind it. */
  readonly insert: string;
  readonly title: string;
  /** How it goes on. */
  readonly hint: string;
  readonly detail: string;
}

/** What is being typed at the caret and can be completed. */
export interface Offered {
  readonly kind: "people" | "commands";
  /** Where it begins. */
  readonly start: number;
  readonly offers: readonly Offer[];
}

const MENTION = /(?:^|[\s(])@([\p{L}\d_.-]*)$/u;
const COMMAND = /^\/[\w-]*$/;

function people(typed: string, all: readonly Mentionable[]): readonly Offer[] {
  const wanted = typed.toLowerCase();
  if (all.some(({ name }) => name.toLowerCase() === wanted)) return [];
  return all
    .filter(
      ({ name, realName }) =>
        name.toLowerCase().startsWith(wanted) ||
        realName
          .toLowerCase()
          .split(" ")
          .some((word) => word.startsWith(wanted)),
    )
    .map(({ name, realName }) => ({
      insert: `@${name}`,
      title: realName,
      hint: `@${name}`,
      detail: "",
    }));
}

/** Names after `@`, commands after a slash at the beginning; undefined where nothing can be offered. */
export function findOffers(
  text: string,
  caret: number,
  known: { readonly people: readonly Mentionable[]; readonly commands: readonly CommandSeed[] },
): Offered | undefined {
  const before = text.slice(0, caret);
  if (COMMAND.test(before)) {
    const offers = known.commands
      .filter(({ command }) => command.startsWith(before) && command !== before)
      .map(({ command, description, usageHint = "" }) => ({
        insert: command,
        title: command,
        hint: usageHint,
        detail: description,
      }));
    return { kind: "commands", start: 0, offers };
  }
  const [, typed] = MENTION.exec(before) ?? [];
  if (typed === undefined) return undefined;
  return { kind: "people", start: caret - typed.length - 1, offers: people(typed, known.people) };
}

/** How a command that is written goes on; undefined where none is. */
export function usageOf(text: string, commands: readonly CommandSeed[]): string | undefined {
  const [word = ""] = text.split(/\s/);
  const found = commands.find(({ command }) => command === word);
  return found && `${found.command} ${found.usageHint ?? ""}`.trim();
}
