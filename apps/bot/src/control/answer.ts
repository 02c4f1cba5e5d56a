import type { Store } from "@lynceus/store";
import { listEntries } from "./list-entries.ts";
import type { BotStatus, ControlLine, ControlRequest } from "./protocol.ts";

export interface AnswerOptions {
  readonly audit: Store["audit"];
  readonly installations: Store["installations"];
  readonly readStatus: () => Promise<BotStatus>;
}

/** A request → the lines that answer it, as they are read. */
export async function* answer(
  request: ControlRequest,
  { audit, installations, readStatus }: AnswerOptions,
  signal: AbortSignal,
): AsyncGenerator<ControlLine> {
  switch (request.request) {
    case "status":
      yield { line: "status", status: await readStatus() };
      return;
    case "installations":
      for (const { team, teamName, sealedToken } of await installations.list()) {
        yield { line: "installation", installation: { team, teamName, sealedToken } };
      }
      return;
    case "audit.verify": {
      const verified = await audit.verify({ anchor: request.anchor }, signal);
      if (verified.ok) yield { line: "sound", count: verified.count, head: verified.head };
      else yield { line: "broken", ...verified };
      return;
    }
    case "audit.list":
      for await (const entry of listEntries(audit, request, signal)) yield { line: "entry", entry };
      return;
  }
}
