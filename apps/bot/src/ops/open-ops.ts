import type { Store } from "@lynceus/store";
import { type Logger, startTelemetry } from "@lynceus/telemetry";
import type { BotConfig } from "../config.ts";
import { manifest } from "../control/read-status.ts";
import { checkQueues } from "./check-queues.ts";
import { checkReadiness, type Reason, type Standing } from "./check-readiness.ts";
import { checkStore } from "./check-store.ts";
import { serveOps } from "./serve-ops.ts";
import { type Watched, watchState } from "./watch-state.ts";

export interface OpenOpsOptions {
  readonly config: Pick<BotConfig, "ops" | "telemetry" | "role">;
  readonly logger: Logger;
  readonly phase: () => Standing["phase"];
}

interface Stands extends Watched {
  readonly store: Watched["store"] & Pick<Store, "leases" | "bootId">;
  /** Why Slack cannot reach it, as a sentence; undefined while it can, or where it does not listen. */
  readonly cut: () => string | undefined;
}

export interface Ops {
  /** What it stands on, as soon as there is something. Returns its off switch. */
  watch(state: Stands): () => Promise<void>;
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
    version: manifest.version,
    logger,
    traces: wanted.traces,
    metrics: [
      ...(address === undefined ? [] : (["text"] as const)),
      ...(wanted.metrics === "otlp" ? (["otlp"] as const) : []),
    ],
  });
  let state: Stands | undefined;

  async function health(): Promise<readonly string[]> {
    if (state === undefined) return ["Its state is not open: it is starting or stopping."];
    const problem = await checkStore(state.store);
    return problem === undefined ? [] : [problem];
  }

  async function problems(): Promise<readonly Reason[]> {
    // Who listens keeps what arrives, whether the queue answers or not.
    const queues = config.role === "worker" ? Object.values(state?.queues ?? {}) : [];
    const [store, queue] = await Promise.all([health(), checkQueues(queues)]);
    const cut = state?.cut();
    return [
      ...store.map((says) => ({ part: "store", says }) as const),
      ...(cut === undefined ? [] : [{ part: "slack", says: cut } as const]),
      ...(queue === undefined ? [] : [{ part: "queue", says: queue } as const]),
    ];
  }

  async function readiness() {
    const standing = { role: config.role, phase: phase(), instances: state?.instances() };
    return checkReadiness(standing, await problems());
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
