import type { BotConfig, ReadConfig } from "@lynceus/bot/config";
import type { Output } from "../output.ts";
import { count, plain } from "../words.ts";
import { type Check, runCheck, type Verdict, verdict } from "./check.ts";
import { checkVersions } from "./check-versions.ts";
import { hideSecrets } from "./hide-secrets.ts";
import { listChecks } from "./list-checks.ts";
import { verdictLine } from "./verdict-line.ts";

export interface DoctorCommand {
  readonly kind: "doctor";
  readonly json: boolean;
  /** Whether models are asked, which costs something. */
  readonly asksModel: boolean;
}

const WITHIN_MS = 15_000;

/** Looks at everything that a bot stands on, all at once, and tells each as soon as those before it are told. True when nothing failed. */
export async function doctor(
  command: DoctorCommand,
  read: ReadConfig,
  output: Output,
  signal: AbortSignal,
): Promise<boolean> {
  const checks = [...checkVersions(), ...configurationChecks(read), ...ownChecks(read, command)];
  const running = checks.map((check) => runCheck(check, WITHIN_MS, signal));
  const hide = await hideSecrets(read.ok ? read.config : undefined);
  const all: Verdict[] = [];
  for (const verdicts of running) {
    for (const { about, state, says } of await verdicts) {
      const told = { about: plain(about), state, says: plain(hide(says)) };
      all.push(told);
      if (!command.json) await output.write(verdictLine(told, output.colours === true));
    }
  }
  const failed = all.filter(({ state }) => state === "failed").length;
  const warnings = all.filter(({ state }) => state === "warning").length;
  if (command.json) {
    await output.write(JSON.stringify({ ok: failed === 0, checks: all }, undefined, 2));
  } else {
    const ends = failed === 0 ? "Nothing stands in the way" : `${count(failed, "check")} failed`;
    output.note(`${ends}; ${count(warnings, "warning")}.`);
  }
  return failed === 0;
}

function configurationChecks(read: ReadConfig): readonly Check[] {
  const about = "configuration";
  const say = (state: Verdict["state"], sentences: readonly string[]): Check => ({
    about,
    run: async () => sentences.map((sentence) => verdict(about, state, sentence)),
  });
  if (!read.ok) return [say("failed", read.problems)];
  const from =
    read.file === undefined ? "of variables alone" : `of ${read.file.path} and variables`;
  return [say("fine", [`${from}, role ${read.config.role}`]), say("warning", read.warnings)];
}

/** With a configuration that cannot be read there is nothing else to look at. */
function ownChecks(read: ReadConfig, { asksModel }: DoctorCommand): readonly Check[] {
  return read.ok ? listChecks(read.config satisfies BotConfig, { asksModel }) : [];
}
