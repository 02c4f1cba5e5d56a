import type { EvalCase } from "./case.ts";
import { groupBy } from "./group-by.ts";
import { createRandom } from "./rename/create-random.ts";

/** All cases of some worlds, about `count` together; which worlds is decided by the seed. */
export function sampleCases(
  cases: readonly EvalCase[],
  count: number,
  seed = 1,
): readonly EvalCase[] {
  const random = createRandom(seed);
  const worlds = [...groupBy(cases, ({ world }) => world).values()]
    .map((those) => ({ those, order: random() }))
    .sort((a, b) => a.order - b.order);
  const taken = new Set<EvalCase>();
  for (const { those } of worlds) {
    if (taken.size >= count) break;
    if (taken.size + those.length <= count + 5) for (const one of those) taken.add(one);
  }
  return cases.filter((one) => taken.has(one));
}
