import type { IncomingMessage } from "node:http";
import { Command } from "./protocol.ts";

/** Ten files of a few hundred kilobytes, or one of four megabytes. */
const MAX_BYTES = 6 * 1024 * 1024;

/** The command in a request's body, or what is wrong with it. */
export async function readCommand(
  request: IncomingMessage,
): Promise<
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly sentence: string }
> {
  if (request.headers["content-type"] !== "application/json") {
    return { ok: false, sentence: "A command is JSON." };
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES)
      return { ok: false, sentence: "That is too much at once: files may have 4 MB together." };
    chunks.push(chunk);
  }
  try {
    const parsed = Command.safeParse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    if (parsed.success) return { ok: true, command: parsed.data };
    return { ok: false, sentence: "The command is not understood." };
  } catch {
    return { ok: false, sentence: "The command is not JSON." };
  }
}
