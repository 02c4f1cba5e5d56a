import type { BotConfig } from "@lynceus/bot/config";
import { count } from "../../words.ts";
import { type Check, type Verdict, verdict } from "../check.ts";
import { checkChannels } from "./check-channels.ts";
import { checkProjects } from "./check-projects.ts";

type Policy = Pick<BotConfig, "channels" | "teams" | "instances" | "slack">;

/** Who may see what: in a line, with what it names that nobody knows. */
export function checkPolicy({ channels, teams = {}, instances, slack }: Policy): Check {
  const scopes = [
    ...Object.entries(channels).map(([id, { projects }]) => [`channels.${id}`, projects] as const),
    ...Object.entries(teams).map(([name, { projects }]) => [`teams.${name}`, projects] as const),
  ];
  const listed = Object.keys(channels).filter((id) => id !== "*");
  return {
    about: "policy",
    async run(signal) {
      const problems = await Promise.all([
        checkProjects(scopes, instances, signal),
        checkChannels(listed, slack, signal),
      ]);
      const warnings = problems.flat().map((says): Verdict => verdict("policy", "warning", says));
      return [verdict("policy", "fine", sayPolicy({ channels, teams })), ...warnings];
    },
  };
}

function sayPolicy({ channels, teams = {} }: Pick<Policy, "channels" | "teams">): string {
  const { "*": others, ...listed } = channels;
  const [some, members] = [Object.keys(listed).length, Object.keys(teams).length];
  const rest = `sees ${sayProjects(others?.projects)}`;
  return [
    ...(some === 0
      ? [`every channel ${rest}`]
      : [`${count(some, "channel")} listed, every other ${rest}`]),
    ...(members === 0 ? [] : [count(members, "team")]),
  ].join(", ");
}

function sayProjects(projects: readonly string[] = []): string {
  if (projects.includes("*")) return "every project";
  return projects.length === 0 ? "nothing" : projects.join(", ");
}
