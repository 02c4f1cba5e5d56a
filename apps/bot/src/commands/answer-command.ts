import { FindApplicationsResult } from "@lynceus/contract";
import type { ToolCaller } from "@lynceus/investigation";
import { type NextCommand, renderCommandChoice, renderCommandHelp } from "@lynceus/reply";
import { answerApplication } from "./answer-application.ts";
import { answerFind } from "./answer-find.ts";
import { answerStatus } from "./answer-status.ts";
import { type CommandAnswer, toAsker } from "./command-answer.ts";
import { type Command, parseCommand } from "./parse-command.ts";
import { choicesOf } from "./resolve-name.ts";

const EXAMPLES = {
  app: "app payments-api",
  diff: "diff payments-api",
  history: "history payments-api",
  find: "find payments",
} as const;

/** What was perhaps meant: a verb that was misspelt, else an application whose verb was left out. */
async function suggest(
  { said, rest, nearest }: Extract<Command, { kind: "unknown" }>,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<CommandAnswer> {
  const find = { query: said };
  const found = await tools.callParsed(FindApplicationsResult, "find_applications", find, signal);
  const verb =
    nearest === undefined ? [] : [[nearest, rest].filter((word) => word !== "").join(" ")];
  const choices: readonly NextCommand[] = [
    ...choicesOf("app", found.exact),
    ...verb.map((text) => ({ label: `/argocd ${text}`, text })),
  ];
  const form =
    choices.length > 0 ? "Perhaps this was meant:" : "`/argocd help` tells what there is.";
  return toAsker(renderCommandChoice(`\`/argocd\` knows no \`${said}\`. ${form}`, choices));
}

/** A command's text to its answer, as whoever asks. Throws `ExpectedError` with a sentence for the person. */
export function answerCommand(
  text: string,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<CommandAnswer> {
  const command = parseCommand(text);
  switch (command.kind) {
    case "help":
      return Promise.resolve(toAsker(renderCommandHelp()));
    case "status":
      return answerStatus(command.scope, tools, signal);
    case "app":
    case "diff":
    case "history":
      return answerApplication(command.kind, command.named, tools, signal);
    case "find":
      return answerFind(command.words, tools, signal);
    case "incomplete": {
      const form = `\`/argocd ${command.verb}\` wants a name behind it: \`/argocd ${EXAMPLES[command.verb]}\`.`;
      return Promise.resolve(toAsker(renderCommandChoice(form, [])));
    }
    case "unknown":
      return suggest(command, tools, signal);
  }
}
