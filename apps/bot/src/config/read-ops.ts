import { type Env, said } from "@lynceus/config";
import { readTelemetry, type WantedTelemetry } from "@lynceus/telemetry";

/** Who may see how the bot stands. */
export interface OpsConfig {
  /** Where `/healthz`, `/readyz` and `/metrics` are served; undefined where nothing listens. */
  readonly ops?: { readonly host: string; readonly port: number };
  /** Undefined where traces and metrics are sent nowhere. */
  readonly telemetry?: WantedTelemetry;
}

/** The address of probes and metrics, and what OpenTelemetry's standard variables ask for. */
export function readOps(env: Env, problems: string[]): OpsConfig {
  const address = said(env.LYNCEUS_OPS_ADDRESS);
  const ops = address === undefined ? undefined : readAddress(address, problems);
  const telemetry = readTelemetry(
    env,
    problems,
    "Prometheus reads /metrics at LYNCEUS_OPS_ADDRESS.",
  );
  return { ...(ops && { ops }), ...(telemetry && { telemetry }) };
}

function readAddress(address: string, problems: string[]): OpsConfig["ops"] {
  const [, bracketed, name, port = ""] =
    /^(?:(?:\[([0-9a-f:.]+)\]|([\w.-]*)):)?(\d{1,5})$/i.exec(address) ?? [];
  if (port !== "" && Number(port) <= 65_535) {
    return { host: bracketed || name || "127.0.0.1", port: Number(port) };
  }
  problems.push(
    "LYNCEUS_OPS_ADDRESS is not a host and a port: 9464 for this machine alone, 0.0.0.0:9464 for every network.",
  );
  return undefined;
}
