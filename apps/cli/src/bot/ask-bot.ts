import { connect, type Socket } from "node:net";
import { addAbortSignal } from "node:stream";
import { aliveEveryMs, ControlLine, type ControlRequest, readLines } from "@lynceus/bot/control";
import { ExpectedError } from "@lynceus/contract";

const SILENCE_MS = 5 * aliveEveryMs;
const LONGEST_LINE = 16 * 2 ** 20;

/** The lines that carry something. */
export type BotLine = Exclude<ControlLine, { readonly line: "alive" | "failed" | "end" }>;

/**
 * Asks a running bot one thing, and yields its answer as it arrives. Throws an `ExpectedError` when the bot
 * says why it cannot, falls silent or breaks off.
 */
export async function* askBot(
  { address, silenceMs = SILENCE_MS }: { readonly address: string; readonly silenceMs?: number },
  request: ControlRequest,
  signal: AbortSignal,
): AsyncGenerator<BotLine> {
  const socket = addAbortSignal(signal, connect(address));
  socket.setEncoding("utf8");
  endAtSilence(socket, silenceMs);
  socket.write(`${JSON.stringify(request)}\n`);
  try {
    for await (const text of readLines(socket, LONGEST_LINE)) {
      const line = parseLine(text);
      if (line.line === "end") return;
      if (line.line === "failed") throw new ExpectedError(line.sentence);
      if (line.line !== "alive") yield line;
    }
  } catch (error) {
    if (signal.aborted || error instanceof ExpectedError) throw error;
    throw brokenOff(error);
  }
  throw brokenOff();
}

/** A bot that lives says so every few seconds. What has arrived and was not read yet is no silence. */
function endAtSilence(socket: Socket, ms: number): void {
  socket.setTimeout(ms, () => {
    if (socket.readableLength > 0) return endAtSilence(socket, ms);
    const sentence = `The bot runs, but has not answered for ${ms / 1000} s: it is stuck or overloaded. See its log.`;
    socket.destroy(new ExpectedError(sentence));
  });
}

function parseLine(text: string): ControlLine {
  try {
    return ControlLine.parse(JSON.parse(text));
  } catch (cause) {
    const sentence =
      "The bot answers in words that are not known here. It is of another version, or broke off.";
    throw new ExpectedError(sentence, { cause });
  }
}

function brokenOff(cause?: unknown): ExpectedError {
  const sentence =
    "The bot broke off in the middle of its answer: it was stopped, or has failed. See its log.";
  return new ExpectedError(sentence, { cause });
}
