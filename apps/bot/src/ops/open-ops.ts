import type { Store } from "@lynceus/store";
import { type Logger, startTelemetry } from "@lynceus/telemetry";
import type { BotConfig } from "../config.ts";
import { manifest } from "../control/read-status.ts";
import { checkReadiness, type Standing } from "./check-readiness.ts";
import { checkStore } from "./check-store.ts";
import { serveOps } from "./serve-ops.ts";
import { type Watched, watchState } from "./watch-state.ts";

export interface OpenOpsOptions {
  readonly config: Pick<BotConfig, "ops" | "telemetry" | "role">;
  readonly logger: Logger;
  readonly phase: () => Standing["phase"];
}

export interface Ops {
  /** What it stands on, as soon as there is something. Returns its off switch. */
  watch(state: Watched & { readonly store: Pick<Store, "leases" | "bootId"> }): () => Promise<void>;
  close(): Promise<void>;
}

/**
 * Observes this process as configured, and answers probes from the very beginning: a bot is healthy once it
 * can keep what arrives, and ready once it does its part. Without configuration it does nothing.
 */
export async function openOps(options: OpenOpsOptions): Promise<Ops> {
  const { config, logger, phase } = options;
  const { ops: address, telemetry: wanted = { traces: "none", metrics: "none" } } = config;
  const telemetry = await startTelemetry({
    ...{ version: manifest.version, logger, traces: wanted.traces },
    metrics: [
      ...(address === undefined ? [] : (["text"] as const)),
      ...(wanted.metrics === "otlp" ? (["otlp"] as const) : []),
    ],
  });
  let state: Parameters<Ops["watch"]>[0] | undefined;

  async function health(): Promise<readonly string[]> {
    if (state === undefined) return ["Its state is not open: it is starting or stopping."];
    const problem = await checkStore(state.store);
    return problem === undefined ? [] : [problem];
  }

  async function readiness() {
    const standing = { role: config.role, phase: phase(), instances: state?.instances() };
    return checkReadiness(standing, await health());
  }

  async function serve() {
    if (address === undefined) return undefined;
    const metrics = () => telemetry.metricsText();
    return serveOps({ address, logger, health, readiness, metrics });
  }

  const server = await serve().catch(async (error: unknown) => {
    await telemetry.stop();
    throw error;
  });
  return {
    watch(opened) {
      state = opened;
      const stop = watchState(opened);
      return async () => {
        state = undefined;
        stop();
      };
    },
    async close() {
      await server?.close();
      await telemetry.stop();
    },
  };
}
