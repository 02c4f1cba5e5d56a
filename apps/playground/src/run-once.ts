import { loadWorld } from "@lynceus/standins";
import type { Logger } from "@lynceus/telemetry";
import { askOnce } from "./ask-once.ts";
import { messageLines } from "./print-message.ts";
import { startStage } from "./stage.ts";

export interface OnceOptions {
  readonly question: string;
  readonly world: string;
  readonly channel?: string | undefined;
  readonly logger: Logger;
  readonly print: (line: string) => void;
}

/** Asks one question in a recorded world and prints the thread as it grows. */
export async function runOnce(options: OnceOptions, signal: AbortSignal): Promise<void> {
  const { question, print } = options;
  const { logger } = options;
  const stage = await startStage({ world: loadWorld(options.world), logger, investigates: true });
  try {
    const channel =
      options.channel === undefined ? stage.channel : stage.channelNamed(options.channel);
    print(`#${stage.channelName(channel)} · recorded Argo CD "${options.world}"`);
    print("");
    print(`${stage.asker}:  @Lynceus ${question}`);
    await askOnce(stage, question, {
      channel,
      signal,
      investigated: true,
      onMessage(message) {
        print("");
        const changed = message.change === "updated" ? " (edited)" : "";
        print(`${message.author}${changed}:  ${(message.afterMs / 1000).toFixed(2)} s later`);
        for (const line of messageLines(message)) print(`  ${line}`);
      },
    });
  } finally {
    await stage.close();
  }
}
