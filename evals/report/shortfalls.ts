import { type Sums, share } from "./sums.ts";

/** Of the cases, how many have everything said that was to be said. */
const FOUND = 0.95;

export const percent = (part: number): string => `${Math.floor(part * 1000) / 10} %`;

/** What has to hold, in words. */
export const floors: readonly string[] = [
  `the true cause is found in at least ${percent(FOUND)} of the cases`,
  "and in as many of those that ask about a whole fleet",
  "every failure is named where there are several",
  "no answer is confident and wrong",
  "what is healthy is called healthy",
  "every cited excerpt stands in a journalled result",
  "nothing is said where nobody asked",
];

/** The floors that do not hold, in words; empty when all do. */
export function shortfalls(sums: Sums): readonly string[] {
  const { all, kinds, unnamed, notCalledHealthy, unfounded, spokeUnasked } = sums;
  const found = share(all.found, all.cases);
  const fleet = kinds.find(({ kind }) => kind === "fleet");
  const ofFleet = fleet === undefined ? 1 : share(fleet.found, fleet.cases);
  return [
    ...(found < FOUND ? [`${percent(found)} found, not ${percent(FOUND)}`] : []),
    ...(ofFleet < FOUND ? [`${percent(ofFleet)} of the fleet's found, not ${percent(FOUND)}`] : []),
    ...(unnamed.length > 0 ? [`a failure not named in ${unnamed.join(", ")}`] : []),
    ...(all.confidentAndWrong > 0 ? [`${all.confidentAndWrong} confident and wrong`] : []),
    ...(notCalledHealthy.length > 0 ? [`not called healthy: ${notCalledHealthy.join(", ")}`] : []),
    ...(unfounded > 0 ? [`${unfounded} excerpts that stand nowhere`] : []),
    ...(spokeUnasked > 0 ? [`${spokeUnasked} times spoken unasked`] : []),
  ];
}
