import { delimiter, dirname, resolve } from "node:path";
import { type Env, type ReadFile, type ReadText, said } from "@lynceus/config";
import {
  type Budget,
  defaultCallsPerMinute,
  Investigate,
  LogLevel,
  type LynceusConfig,
} from "@lynceus/contract";
import { defaultBudget } from "@lynceus/investigation";
import { shippedSkills } from "@lynceus/skills";
import type { BotSettings } from "../config.ts";
import { notOneOf } from "./not-one-of.ts";

/** What may change while the bot runs. Variables win over the file. Adds what is wrong to `problems`. */
export function readSettings(
  env: Env,
  file: ReadFile,
  read: ReadText,
  problems: string[],
): BotSettings {
  const settings = file.kind === "read" ? file.settings : undefined;
  const logLevel = LogLevel.safeParse(said(env.LOG_LEVEL) ?? settings?.logLevel ?? "info");
  if (!logLevel.success) {
    problems.push(notOneOf("LOG_LEVEL", LogLevel.options, "info"));
  }
  const investigate = Investigate.safeParse(
    said(env.LYNCEUS_INVESTIGATE) ?? settings?.investigate ?? "auto",
  );
  if (!investigate.success) {
    problems.push(notOneOf("LYNCEUS_INVESTIGATE", Investigate.options, "auto"));
  }
  const folder = file.kind === "read" ? dirname(file.path) : ".";
  const ofFile = (settings?.skills ?? []).map((path) => resolve(folder, path));
  const ofVariable = said(env.LYNCEUS_SKILLS)?.split(delimiter) ?? [];
  const mustBeFolders = (paths: readonly string[], who: string) => {
    for (const path of paths) {
      const found = read(path);
      const why = found.ok ? "is not a folder" : found.why;
      if (why !== "is a folder") problems.push(`${path} ${why}: ${who}. Correct the path.`);
    }
  };
  mustBeFolders(ofFile, "lynceus.yaml names it among `skills`");
  mustBeFolders(ofVariable, "LYNCEUS_SKILLS names it");
  return {
    channels: settings?.channels ?? { "*": { projects: ["*"] } },
    teams: settings?.teams ?? {},
    investigate: investigate.data ?? "auto",
    budget: budgetOf(settings),
    dailyBudgets: settings?.budgets ?? {},
    callsPerMinute: settings?.budgets?.callsPerMinute ?? defaultCallsPerMinute,
    retentionDays: settings?.retentionDays,
    skills: [shippedSkills, ...ofFile, ...ofVariable],
    logLevel: logLevel.data ?? "info",
  };
}

function budgetOf(settings: LynceusConfig | undefined): Budget {
  const { steps, tokens, usd, minutes } = settings?.budgets?.investigation ?? {};
  const { wallMs } = defaultBudget;
  return {
    steps: steps ?? defaultBudget.steps,
    tokens: tokens ?? defaultBudget.tokens,
    usd: usd ?? defaultBudget.usd,
    wallMs: minutes === undefined ? wallMs : Math.round(minutes * 60_000),
  };
}
