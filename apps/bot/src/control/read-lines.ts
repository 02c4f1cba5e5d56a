/**
 * Text that arrives in pieces, line by line; what stands after the last line break is a line too.
 * Throws a `RangeError` at a line longer than `longest` characters.
 */
export async function* readLines(
  pieces: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (rest.length > longest) throw new RangeError(`A line is longer than ${longest} characters`);
  }
  if (rest !== "") yield rest;
}
