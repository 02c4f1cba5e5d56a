import type { Told } from "@lynceus/contract";

type Without<One> = One extends unknown ? Omit<One, "found"> : never;

/** What is told, before it is said how its application was found. */
export type ToldWithout<Outcome extends Told["outcome"] = Told["outcome"]> = Without<
  Extract<Told, { outcome: Outcome }>
>;
