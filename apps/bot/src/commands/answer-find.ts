import { FindApplicationsResult, FindFindingsResult } from "@lynceus/contract";
import type { ToolCaller } from "@lynceus/investigation";
import { renderCommandChoice, renderFirstLook, renderFound } from "@lynceus/reply";
import { type CommandAnswer, toAsker, toPost } from "./command-answer.ts";
import { choicesOf } from "./resolve-name.ts";

/** No name in Kubernetes is longer. */
const LONGEST = 253;

/** `/argocd find`: applications by a part of their name; where none has it, what fails by these words. */
export async function answerFind(
  words: string,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<CommandAnswer> {
  const args = { query: words.toLowerCase(), limit: 50 };
  const found = await tools.callParsed(FindApplicationsResult, "find_applications", args, signal);
  const applications = [...found.exact, ...found.partial];
  if (applications.length > 0) {
    const { gaps, instances } = found;
    const leftOut = found.leftOut?.count ?? 0;
    return toPost(renderFound({ words, applications, leftOut, gaps, instances }));
  }
  const text = { text: words.slice(0, LONGEST), limit: 50, maxTokens: 10_000 };
  const failing = await tools.callParsed(FindFindingsResult, "find_findings", text, signal);
  if (failing.groups.length > 0) {
    const survey = { modes: [], failure: `fail by \`${words}\`` };
    const look = { outcome: "survey", survey, found: failing } as const;
    return toPost(renderFirstLook(look, { now: new Date() }));
  }
  const near = found.near.map(({ application }) => application);
  const question = `Nothing that you may see has \`${words}\` in its name, and nothing fails by it.${near.length > 0 ? " Near:" : ""}`;
  return toAsker(renderCommandChoice(question, choicesOf("app", near), found));
}
