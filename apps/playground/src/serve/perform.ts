import type { Stage } from "../stage.ts";
import type { Command, Outcome } from "./protocol.ts";
import { toMarkup } from "./to-markup.ts";

/** Slack takes a message that begins with a slash for a command, unless it is about a path. */
const COMMAND = /^(\/[a-z][\w-]*)(?:\s+([\s\S]*))?$/;

/** What a person at the page does in the local Slack. */
export type Deed = Exclude<Command, { readonly do: "play" | "break" | "mend" }>;

/** Whom `@…` can mean. */
const mentionable = ({ slack, workspace }: Stage) => [
  { id: slack.bot.userId, names: [slack.bot.name] },
  ...workspace.seed.people.map(({ id, name, realName }) => ({ id, names: [name, realName] })),
];

async function say(
  { channel, user, threadTs, files = [], ...said }: Extract<Deed, { do: "say" }>,
  stage: Stage,
): Promise<Outcome> {
  const { slack } = stage;
  const [, slash, argument = ""] = COMMAND.exec(said.text.trimEnd()) ?? [];
  if (slash !== undefined && files.length === 0) {
    if (threadTs !== undefined) {
      return { ok: false, sentence: `${slash} does not work in threads. Use it in the channel.` };
    }
    await slack.command({ channel, user, command: slash, text: argument });
    return { ok: true };
  }
  const text = toMarkup(said.text.trim(), mentionable(stage));
  const where = { channel, user, text, ...(threadTs === undefined ? {} : { threadTs }) };
  const [first, ...others] = files.map(({ name, base64 }) => ({
    filename: name,
    content: Buffer.from(base64, "base64"),
  }));
  if (first !== undefined) return { ok: true, ts: slack.upload({ ...where, ...first, others }).ts };
  if (text === "") return { ok: false, sentence: "The message is empty." };
  return { ok: true, ts: slack.say(where).ts };
}

async function submit(
  { user, filled }: Extract<Deed, { do: "submit" }>,
  { slack }: Stage,
): Promise<Outcome> {
  for (const { blockId, actionId, values } of filled) {
    await slack.choose({ user, view: "modal", blockId, actionId, values });
  }
  const submitted = await slack.submit(user);
  switch (submitted.outcome) {
    case "taken":
      return { ok: true };
    case "refused":
      return { ok: true, errors: submitted.errors };
    case "failed":
      return { ok: false, sentence: submitted.problem };
  }
}

/** Does it as Slack would. Rejects with a sentence for what cannot be done. */
export async function perform(deed: Deed, stage: Stage): Promise<Outcome> {
  const { slack } = stage;
  switch (deed.do) {
    case "say":
      return say(deed, stage);
    case "edit": {
      slack.edit({ ...deed, text: toMarkup(deed.text, mentionable(stage)) });
      return { ok: true };
    }
    case "remove":
      slack.remove(deed);
      return { ok: true };
    case "react":
      (deed.undo === true ? slack.unreact : slack.react)(deed);
      return { ok: true };
    case "press": {
      const { acked } = await slack.click({ ...aimOf(deed), ...pressedOf(deed) });
      return { ok: true, acked };
    }
    case "choose": {
      const acted = await slack.choose({ ...aimOf(deed), values: deed.values });
      return { ok: true, acked: acted?.acked ?? true };
    }
    case "suggest":
      return { ok: true, options: await slack.suggest({ ...aimOf(deed), query: deed.query }) };
    case "submit":
      return submit(deed, stage);
    case "dismiss":
      await slack.dismiss(deed.user);
      return { ok: true };
    case "message-shortcut":
      return { ok: true, ...(await slack.messageShortcut(deed)) };
    case "shortcut":
      return { ok: true, ...(await slack.shortcut(deed)) };
    case "open-home":
      return { ok: true, ...(await slack.openHome(deed)) };
    case "stop":
      return { ok: true, ...(await slack.stop(deed)) };
  }
}

function aimOf({ user, at, actionId, blockId }: Extract<Deed, { at: unknown }>) {
  return { user, ...at, actionId, ...(blockId === undefined ? {} : { blockId }) };
}

function pressedOf({ value }: Extract<Deed, { do: "press" }>) {
  return value === undefined ? {} : { value };
}
