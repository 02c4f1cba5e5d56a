/** Random draws that the same seed repeats in the same order (mulberry32). */
export interface Random {
  between(min: number, max: number): number;
  chance(share: number): boolean;
  /** One of a list, which must not be empty. */
  pick<Item>(list: readonly Item[]): Item;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    between: (min, max) => min + next() * (max - min),
    chance: (share) => next() < share,
    pick<Item>(list: readonly Item[]): Item {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new Error("There is nothing to pick from.");
      return picked;
    },
  };
}
