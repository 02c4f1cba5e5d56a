/**
 * A click on the answer to a command: the command's text is run again as whoever clicked. `post` shows the
 * result to the channel; `id` names the answer that it was clicked on, so that it is posted once.
 */
export type CommandAction =
  | { readonly kind: "run"; readonly text: string }
  | { readonly kind: "post"; readonly text: string; readonly id: string };

export const commandActionIds: RegExp = /^(command_run|command_post)(?::\d{1,4})?$/;

/** The longest command that is read. */
export const COMMAND_LENGTH = 500;

const ID = /^[\w.:-]{1,200}$/;

const isText = (text: unknown): text is string =>
  typeof text === "string" && text !== "" && text.length <= COMMAND_LENGTH;

function parsePost(value: string): CommandAction | undefined {
  try {
    const { text, id }: Readonly<Record<string, unknown>> = JSON.parse(value);
    const isPost = isText(text) && typeof id === "string" && ID.test(id);
    return isPost ? { kind: "post", text, id } : undefined;
  } catch {
    return undefined;
  }
}

/** A clicked button back to its command; undefined for a button or a value that is not ours. */
export function parseCommandAction(actionId: string, value: string): CommandAction | undefined {
  const name = commandActionIds.exec(actionId)?.[1];
  if (name === "command_post") return parsePost(value);
  return name === "command_run" && isText(value) ? { kind: "run", text: value } : undefined;
}
