/** Somebody who can be mentioned. */
export interface Mentionable {
  /** The handle, as it is written after `@`. */
  readonly name: string;
  readonly realName: string;
}

/** The `@…` that is being typed at the caret; undefined when none is. */
export function findMention(
  text: string,
  caret: number,
): { readonly start: number; readonly typed: string } | undefined {
  const match = /(?:^|[\s(])@([\p{L}\d_.-]*)$/u.exec(text.slice(0, caret));
  if (match === null) return undefined;
  const typed = match[1] ?? "";
  return { start: caret - typed.length - 1, typed };
}

/** Who is meant by what was typed so far, in the order given; nobody once it is a whole handle. */
export function mentionsFor(typed: string, people: readonly Mentionable[]): readonly Mentionable[] {
  const wanted = typed.toLowerCase();
  if (people.some(({ name }) => name === typed)) return [];
  return people.filter(
    ({ name, realName }) =>
      name.toLowerCase().startsWith(wanted) ||
      realName
        .toLowerCase()
        .split(" ")
        .some((word) => word.startsWith(wanted)),
  );
}
