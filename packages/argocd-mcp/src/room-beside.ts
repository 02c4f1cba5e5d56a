import { TOKEN_BYTES } from "./fit-items.ts";

/** What is said of the rest: its count, how to get it, its id. */
const LEFT_OUT_BYTES = 500;

/** Bytes that are left for the lines of a result, beside its `frame`, within `maxTokens`. */
export function roomBeside(frame: unknown, maxTokens: number): number {
  return maxTokens * TOKEN_BYTES - Buffer.byteLength(JSON.stringify(frame)) - LEFT_OUT_BYTES;
}
