const LONGEST = 64;

/**
 * The names under which a model knows these tools, in their order: Anthropic takes `^[a-zA-Z0-9_-]{1,64}$`,
 * MCP also dots and slashes. Names that would fall together are numbered.
 */
export function toolNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/[^a-zA-Z0-9_-]/g, "_").slice(0, LONGEST) || "tool";
    let free = plain;
    for (let n = 2; taken.has(free); n += 1) {
      const ending = `_${n}`;
      free = plain.slice(0, LONGEST - ending.length) + ending;
    }
    taken.add(free);
    return free;
  });
}
