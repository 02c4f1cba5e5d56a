import { ExpectedError } from "@lynceus/contract";

/** The promise, or an `ExpectedError` with this sentence when it takes longer than `ms`. */
export async function within<Value>(
  promise: Promise<Value>,
  ms: number,
  sentence: string,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ExpectedError(sentence)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
