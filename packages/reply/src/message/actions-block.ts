import type { ActionsBlock } from "@slack/types";
import { SLACK } from "../limits.ts";
import { cleanLine } from "../markup/clean.ts";
import { fitText } from "../markup/fit-text.ts";
import type { Button } from "./part.ts";

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
      // Plain text: nothing in it is markup, but it may still hide or reorder.
      text: fitText(cleanLine(label).trim(), SLACK.buttonText) || "Show",
      emoji: false,
    },
    action_id: actionId,
    value,
  }));
  return { type: "actions", elements };
}
