import type { ActionsBlock } from "@slack/types";
import { SLACK } from "../limits.ts";
import { cleanLine } from "../markup/clean.ts";
import type { Button } from "./part.ts";

/** A label is plain text: nothing in it is markup, but it may still hide or reorder. */
function cut(text: string, max: number): string {
  const clean = cleanLine(text).trim();
  if (clean.length <= max) return clean;
  return `${clean.slice(0, max - 1).replace(/\p{Cs}$/u, "")}…`;
}

/** As many buttons as Slack takes in one block; undefined when none is fit to be pressed. */
export function actionsBlock(buttons: readonly Button[]): ActionsBlock | undefined {
  const fitting = buttons.filter(
    ({ actionId, value }) => actionId.length <= SLACK.actionId && value.length <= SLACK.value,
  );
  if (fitting.length === 0) return undefined;
  const elements = fitting.slice(0, SLACK.actionsElements).map(({ label, actionId, value }) => ({
    type: "button" as const,
    text: {
      type: "plain_text" as const,
      text: cut(label, SLACK.buttonText) || "Show",
      emoji: false,
    },
    action_id: actionId,
    value,
  }));
  return { type: "actions", elements };
}
