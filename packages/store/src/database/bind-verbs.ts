import type { Database } from "./database.ts";

type Verb = (db: Database, ...rest: never[]) => unknown;

/** The same verbs without their first argument. */
export type Bound<V> = {
  readonly [K in keyof V]: V[K] extends (db: Database, ...rest: infer A) => infer R
    ? (...rest: A) => R
    : never;
};

/** Gives verbs their database, and translates what they throw: the one boundary of this package. */
export function bindVerbs<V extends Record<string, Verb>>(
  verbs: V,
  db: Database,
  translate: (error: unknown) => unknown,
): Bound<V> {
  const bind =
    (verb: Verb) =>
    (...rest: never[]) =>
      guard(verb(db, ...rest), translate);
  return Object.fromEntries(
    Object.entries(verbs).map(([name, verb]) => [name, bind(verb)]),
  ) as Bound<V>;
}

function guard(result: unknown, translate: (error: unknown) => unknown): unknown {
  if (result instanceof Promise) {
    return result.catch((error: unknown) => {
      throw translate(error);
    });
  }
  return guardEach(result as AsyncIterable<unknown>, translate);
}

async function* guardEach(
  results: AsyncIterable<unknown>,
  translate: (error: unknown) => unknown,
): AsyncGenerator<unknown> {
  try {
    yield* results;
  } catch (error) {
    throw translate(error);
  }
}
