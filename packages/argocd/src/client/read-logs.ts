import { LogChunk, type LogLine } from "../schema.ts";
import type { Answer } from "./ask.ts";
import { readChunks, readLines } from "./read-body.ts";
import { parseJson, readingFailure, refusedBy } from "./read-json.ts";

const MAX_BYTES = 32_000_000;
const MAX_LINE = 4_000_000;

/**
 * Reads a log stream: one JSON object a line. Throws `ArgocdError` on an error chunk (in either shape,
 * also one emptied to `{}`), and beyond 32 MB; `onBroken` is told first what was read until then.
 */
export async function readLogs(
  answer: Answer,
  onBroken: (lines: readonly LogLine[]) => void,
  signal: AbortSignal,
): Promise<readonly LogLine[]> {
  const { instance } = answer.circumstances;
  const lines: LogLine[] = [];
  try {
    for await (const text of readLines(readChunks(answer.response, MAX_BYTES), MAX_LINE)) {
      if (text.trim() === "") continue;
      const line = readLogLine(answer, parseJson(instance, text));
      if (line !== undefined) lines.push(line);
    }
  } catch (error) {
    onBroken(lines);
    throw readingFailure(answer, error, signal);
  }
  return lines;
}

function readLogLine(answer: Answer, json: unknown): LogLine | undefined {
  const result = typeof json === "object" && json !== null && "result" in json ? json.result : null;
  const chunk = LogChunk.safeParse(result);
  if (!chunk.success) throw refusedBy(answer, json);
  const { content, podName, timeStampStr, last } = chunk.data;
  if (last) return undefined;
  const at = timeStampStr?.startsWith("0001-01-01") ? undefined : timeStampStr;
  // Argo CD puts its own words about a log it could not open between the lines, without pod and time.
  return { content, podName, at, status: podName === "" && at === undefined };
}
