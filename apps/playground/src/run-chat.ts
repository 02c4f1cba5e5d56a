import { createInterface } from "node:readline/promises";
import { loadWorld } from "@lynceus/standins";
import type { Logger } from "@lynceus/telemetry";
import { messageLines, type PrintableMessage } from "./print-message.ts";
import { startStage } from "./stage.ts";

export interface ChatOptions {
  readonly world: string;
  readonly channel?: string | undefined;
  readonly logger: Logger;
  readonly print: (line: string) => void;
}

const HINT =
  "Type a question and press Enter. Further lines are replies in its thread; /new begins another thread; [1] presses the first button of the last message; Ctrl-C leaves.";

/** Waits until something was heard and nothing more follows; gives up after a while without a word. */
function createQuiet(withinMs = 3000, settledMs = 150): { heard(): void; wait(): Promise<void> } {
  let finish: () => void = () => undefined;
  let settled: NodeJS.Timeout | undefined;
  return {
    heard() {
      clearTimeout(settled);
      settled = setTimeout(() => finish(), settledMs);
    },
    wait: () =>
      new Promise((resolve) => {
        const late = setTimeout(resolve, withinMs);
        finish = () => {
          clearTimeout(late);
          resolve();
        };
      }),
  };
}

interface Pressable extends PrintableMessage {
  readonly ts: string;
}

function buttonsOf(message: PrintableMessage): readonly { action_id: string; value?: string }[] {
  const blocks = (message.blocks ?? []) as readonly {
    readonly type?: string;
    readonly elements?: readonly { action_id: string; value?: string }[];
  }[];
  return blocks.filter(({ type }) => type === "actions").flatMap(({ elements = [] }) => elements);
}

/** A local Slack in the terminal, until standard input ends or a signal comes. */
export async function runChat(options: ChatOptions, signal: AbortSignal): Promise<void> {
  const { print } = options;
  const { logger } = options;
  const stage = await startStage({ world: loadWorld(options.world), logger, investigates: true });
  if (signal.aborted) return stage.close();
  const channel =
    options.channel === undefined ? stage.channel : stage.channelNamed(options.channel);
  let threadTs: string | undefined;
  let last: Pressable | undefined;
  const input = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY,
    prompt: "> ",
  });
  input.on("SIGINT", () => input.close());
  signal.addEventListener("abort", () => input.close(), { once: true });
  const quiet = createQuiet();
  stage.slack.onChange((change) => {
    if (!("message" in change) || change.message.user !== stage.slack.bot.userId) return;
    last = change.message;
    quiet.heard();
    print(`\nLynceus:`);
    for (const line of messageLines(change.message)) print(`  ${line}`);
    print("");
    input.prompt();
  });

  print(`#${stage.channelName(channel)} · recorded Argo CD "${options.world}"\n${HINT}\n`);
  input.prompt();
  try {
    for await (const line of input) {
      const text = line.trim();
      const pressed = /^\[(\d+)\]$/.exec(text)?.[1];
      if (text === "/new") threadTs = undefined;
      else if (pressed !== undefined) {
        const button = last === undefined ? undefined : buttonsOf(last)[Number(pressed) - 1];
        if (button === undefined || last === undefined) print("There is no such button.");
        else await stage.press(channel, last.ts, button);
      } else if (text !== "" && threadTs === undefined) threadTs = stage.ask(text, channel);
      else if (text !== "" && threadTs !== undefined) stage.say(text, channel, threadTs);
      // A script goes on with its next line when this one is answered; a person sees for himself.
      if (!process.stdin.isTTY) await quiet.wait();
      input.prompt();
    }
  } finally {
    input.close();
    await stage.close();
  }
}
