import type { DailyBudget, InvestigationRequest, Principal } from "@lynceus/contract";
import { budgetIn, teamsOf } from "../config/in-channel.ts";
import type { BotSettings } from "../config.ts";

/** One of those that an investigation counts to. */
export interface Account {
  /** `user/slack:T1:U1`: the same in every process, and after a restart. */
  readonly id: string;
  readonly of: "user" | "channel" | "team" | "total";
  readonly name: string;
  /** What may be begun and spent there in a day; nothing in it is no limit. */
  readonly budget: DailyBudget;
}

/** What every investigation counts to. */
export const TOTAL = "total";

/** Who asks and the teams that they belong to. An alert is nobody's. */
export function accountsOfAsker(asker: Principal, settings: BotSettings): readonly Account[] {
  if (asker.kind !== "person") return [];
  const { user = {}, team: ofTeam = {} } = settings.dailyBudgets ?? {};
  const teams = teamsOf(asker, settings).map(
    ([name, { budget = ofTeam }]): Account => ({ id: `team/${name}`, of: "team", name, budget }),
  );
  return [{ id: `user/${asker.id}`, of: "user", name: asker.name, budget: user }, ...teams];
}

/** All that an investigation counts to: its asker, their teams, the channel, and everybody together. */
export function accountsOf(
  { principal, thread }: Pick<InvestigationRequest, "principal" | "thread">,
  settings: BotSettings,
): readonly Account[] {
  const { team, channel } = thread;
  const id = `channel/slack:${team}:${channel}`;
  const budget = budgetIn(channel, settings);
  return [
    ...accountsOfAsker(principal, settings),
    { id, of: "channel", name: channel, budget },
    { id: TOTAL, of: "total", name: "", budget: settings.dailyBudgets?.total ?? {} },
  ];
}
