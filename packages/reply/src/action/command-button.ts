import type { Button } from "../message/part.ts";

/** A button that runs a command: `app prod/argocd/orders-api`. */
export function runButton(label: string, text: string, number: number): Button {
  return { label, actionId: `command_run:${number}`, value: text };
}

/** The button that shows the channel what a command answers. */
export function postButton(text: string, id: string): Button {
  return {
    label: "Post to channel",
    actionId: "command_post",
    value: JSON.stringify({ text, id }),
  };
}
