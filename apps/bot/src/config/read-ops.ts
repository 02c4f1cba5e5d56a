import type { Env } from "@lynceus/config";
import { readTelemetry, type WantedTelemetry } from "@lynceus/telemetry";
import { type Address, readAddress } from "./read-address.ts";

/** Who may see how the bot stands. */
export interface OpsConfig {
  /** Where `/healthz`, `/readyz` and `/metrics` are served; undefined where nothing listens. */
  readonly ops?: Address;
  /** Undefined where traces and metrics are sent nowhere. */
  readonly telemetry?: WantedTelemetry;
}

/** The address of probes and metrics, and what OpenTelemetry's standard variables ask for. */
export function readOps(env: Env, problems: string[]): OpsConfig {
  const ops = readAddress(env, { name: "LYNCEUS_OPS_ADDRESS", example: "9464" }, problems);
  const telemetry = readTelemetry(
    env,
    problems,
    "Prometheus reads /metrics at LYNCEUS_OPS_ADDRESS.",
  );
  return { ...(ops && { ops }), ...(telemetry && { telemetry }) };
}
