import type { BotStatus } from "@lynceus/bot/control";
import { count, duration, plain } from "../words.ts";

/** A bot's status as a person reads it: the bot, what it stands on, its Argo CDs. */
export function statusLines(status: BotStatus): readonly string[] {
  const { version, role, phase, upSeconds, pid } = status;
  return [
    `Lynceus ${version}, role ${role}, ${phase}, up ${duration(upSeconds)}, process ${pid}`,
    ...(status.slack === undefined ? [] : [row("slack", slackText(status.slack))]),
    row("state", stateText(status)),
    row("inbox", inboxText(status.inbox)),
    row("queue", queueText(status.queue)),
    row("today", todayText(status.today)),
    ...(status.instances ?? []).map((instance) =>
      row(plain(instance.name), instanceText(instance)),
    ),
  ];
}

const row = (name: string, text: string) => `  ${name.padEnd(10)} ${text}`;

function slackText(slack: NonNullable<BotStatus["slack"]>): string {
  const { state, seconds = 0, reason } = slack;
  switch (state) {
    case "opening":
      return "not connected yet";
    case "listening":
      return "listening for what it posts";
    case "connected":
      return `connected for ${duration(seconds)}`;
    case "cut":
      return plain(reason ?? `cut off for ${duration(seconds)}, connecting again`);
  }
}

function stateText({ store, audit }: BotStatus): string {
  const where = store === "embedded" ? "in its data folder" : "in PostgreSQL";
  if ("problem" in audit) return `${where}; ${plain(audit.problem)}`;
  return `${where}, ${count(audit.entries, "audit entry", "audit entries")}`;
}

function inboxText(inbox: BotStatus["inbox"]): string {
  if ("problem" in inbox) return plain(inbox.problem);
  const { waiting, claimed, finished, failed } = inbox;
  return `${waiting} waiting, ${claimed} being answered, ${finished} done, ${failed} failed`;
}

function queueText(queue: BotStatus["queue"]): string {
  if ("problem" in queue) return plain(queue.problem);
  const { waiting, delayed, running, failed } = queue;
  return `${waiting} waiting, ${delayed} delayed, ${running} running, ${failed} failed`;
}

function todayText(today: BotStatus["today"]): string {
  if ("problem" in today) return plain(today.problem);
  const { investigations, usd, held } = today;
  const begun = count(investigations, "investigation");
  const aside = held > 0 ? `, $${held.toFixed(2)} set aside for what runs` : "";
  return usd + held > 0 ? `${begun}, $${usd.toFixed(2)} spent${aside}` : begun;
}

function instanceText(instance: NonNullable<BotStatus["instances"]>[number]): string {
  const { environment, state, reason, version, applications, heardSecondsAgo } = instance;
  const parts = [
    state,
    ...(environment === undefined ? [] : [environment]),
    ...(version === undefined ? [] : [`Argo CD ${version}`]),
    count(applications, "application"),
    heardSecondsAgo === undefined ? "never heard" : `heard ${duration(heardSecondsAgo)} ago`,
  ];
  return plain(`${parts.join(", ")}${reason === undefined ? "" : `: ${reason}`}`);
}
