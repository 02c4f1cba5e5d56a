import { mkdir, realpath } from "node:fs/promises";
import type { Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";
import { answer } from "./answer.ts";
import { controlAddress } from "./control-address.ts";
import { readStatus, type StatusOptions } from "./read-status.ts";
import { serveControl } from "./serve-control.ts";

export interface OpenControlOptions extends StatusOptions {
  /** The data folder; undefined for a bot that has none, and so no control socket. */
  readonly folder: string | undefined;
  readonly store: Store;
  readonly logger: Logger;
}

/**
 * Lets a terminal ask this bot while nobody else may open its data folder. A bot is of use without it, so a
 * failure is a line in the log. Returns what to call at the end.
 */
export async function openControl(options: OpenControlOptions): Promise<() => Promise<void>> {
  const { folder, store, logger } = options;
  if (folder === undefined) return async () => undefined;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const address = controlAddress(await realpath(folder));
    return await serveControl({
      address,
      logger,
      answer: (request, signal) =>
        answer(request, { ...store, readStatus: () => readStatus(options) }, signal),
    });
  } catch (error) {
    logger.warn({ err: error }, "no control socket: the terminal cannot ask this bot");
    return async () => undefined;
  }
}
