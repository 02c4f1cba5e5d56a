interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * What somebody typed as Slack's markup: `@name` becomes a mention where somebody is called so, and nothing
 * else of it is markup. Code is left as it is.
 */
export function toMarkup(typed: string, people: readonly Named[]): string {
  const called = people
    .flatMap(({ id, names }) => names.map((name) => ({ id, name: name.toLowerCase() })))
    .toSorted((a, b) => b.name.length - a.name.length);
  const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);

  function mentions(text: string): string {
    return text
      .split(/(?<![\w@])@(?=\p{L})/u)
      .map((part, index) => {
        if (index === 0) return escaped(part);
        const lower = part.toLowerCase();
        const found = called.find(
          ({ name }) => lower.startsWith(name) && !/^[\w-]/.test(lower.slice(name.length)),
        );
        if (found === undefined) return escaped(`@${part}`);
        return `<@${found.id}>${escaped(part.slice(found.name.length))}`;
      })
      .join("");
  }

  return typed
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? escaped(part) : mentions(part)))
    .join("");
}
