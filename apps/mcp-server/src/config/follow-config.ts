import { type FollowedFiles, followFiles } from "@lynceus/config";
import type { Logger } from "@lynceus/telemetry";
import type { McpServerConfig, ReadConfig } from "../config.ts";

export interface FollowOptions {
  /** The configuration that the server was started with. */
  readonly initial: Extract<ReadConfig, { readonly ok: true }>;
  readonly read: () => ReadConfig;
  readonly apply: (config: McpServerConfig) => Promise<void>;
  readonly logger: Logger;
  /** How often the files are looked at, in milliseconds. */
  readonly everyMs?: number;
}

/** Takes up other Argo CDs, callers and limits while the server runs; all else is a variable or a flag, and stays. */
export function followConfig(options: FollowOptions): FollowedFiles {
  const { initial, read, apply, logger, everyMs } = options;
  let current = fingerprint(initial.config);

  async function take({ config }: FollowOptions["initial"], isAsked: boolean): Promise<void> {
    const next = fingerprint(config);
    if (next === current && !isAsked) return;
    await apply(config);
    current = next;
    const instances = config.instances.map(({ name }) => name);
    const callers = config.http?.holders.map(({ name }) => name);
    logger.info({ instances, callers }, "configuration taken up");
  }

  return followFiles({ paths: initial.files, read, take, logger, everyMs });
}

function fingerprint({ instances, callsPerMinute, http }: McpServerConfig): string {
  const known = instances.map(({ name, revision }) => [name, revision]);
  return JSON.stringify([known, callsPerMinute, http?.holders]);
}
