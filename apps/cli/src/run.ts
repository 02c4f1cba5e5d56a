import type { Command } from "./arguments.ts";
import type { AuditSource, Verifiable } from "./audit/audit-source.ts";
import { exportAudit } from "./audit/export-audit.ts";
import { fromFile } from "./audit/from-file.ts";
import { openAudit } from "./audit/open-audit.ts";
import { showAudit } from "./audit/show-audit.ts";
import { verifyAudit } from "./audit/verify-audit.ts";
import { type CliConfig, readBotConfig } from "./config.ts";
import type { DoctorCommand } from "./doctor/doctor.ts";
import { showManifest } from "./manifest/show-manifest.ts";
import { serveMcp } from "./mcp/serve-mcp.ts";
import type { Output } from "./output.ts";
import { checkSkills } from "./skills/check-skills.ts";
import { listSkills } from "./skills/list-skills.ts";
import { showStatus } from "./status/show-status.ts";
import { type Topic, usage } from "./usage.ts";
import { version } from "./version.ts";

/** 0 fine, 1 the check failed, 2 not understood, 3 not reached, not opened, or broken off. */
export type ExitCode = 0 | 1 | 2 | 3;

const helpOf = (topic: Topic) =>
  topic === "lynceus" ? "lynceus --help" : `lynceus ${topic} --help`;

/** Does what the command line says. Throws an `ExpectedError` for what is exit code 3. */
export async function run(
  command: Command,
  config: CliConfig,
  output: Output,
  signal: AbortSignal,
): Promise<ExitCode> {
  switch (command.kind) {
    case "help":
      if (command.problem === undefined) {
        await output.write(usage[command.topic].trimEnd());
        return 0;
      }
      output.note(`${command.problem}\nWhat there is: ${helpOf(command.topic)}`);
      return 2;
    case "version":
      await output.write(version());
      return 0;
    case "status":
      await showStatus(config, command, output, signal);
      return 0;
    case "verify": {
      const verify = (audit: Verifiable) => verifyAudit(audit, command, output, signal);
      const { file } = command;
      const whole = await (file === undefined ? withAudit(verify) : verify(fromFile(file)));
      return whole ? 0 : 1;
    }
    case "show":
      await withAudit((audit) => showAudit(audit, command, output, signal));
      return 0;
    case "export":
      await withAudit((audit) => exportAudit(audit, command, output, signal));
      return 0;
    case "skills validate":
      return (await checkSkills(command, output)) ? 0 : 1;
    case "doctor":
      return (await examine(command)) ? 0 : 1;
    case "manifest":
      await showManifest(command, output);
      return 0;
    case "mcp":
      return serveMcp(command, signal);
    case "skills list":
      await listSkills(command, output);
      return 0;
  }

  /** Loaded when it is asked for: it knows all that a bot stands on. */
  async function examine(asked: DoctorCommand): Promise<boolean> {
    const { doctor } = await import("./doctor/doctor.ts");
    return doctor(asked, await readBotConfig(), output, signal);
  }

  async function withAudit<T>(work: (audit: AuditSource) => Promise<T>): Promise<T> {
    const audit = await openAudit(config, signal);
    try {
      return await work(audit);
    } finally {
      await audit.close();
    }
  }
}
