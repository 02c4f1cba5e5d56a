import { ApplicationDiffResult, ApplicationHistoryResult, Diagnosis } from "@lynceus/contract";
import type { ToolCaller } from "@lynceus/investigation";
import { type Rendered, renderDifference, renderFirstLook, renderHistory } from "@lynceus/reply";
import { type CommandAnswer, toPost } from "./command-answer.ts";
import type { Named } from "./parse-command.ts";
import { resolveName } from "./resolve-name.ts";

/** `/argocd app`, `diff` and `history`: one application, as Argo CD has it now. */
export async function answerApplication(
  verb: "app" | "diff" | "history",
  named: Named,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<CommandAnswer> {
  const resolved = await resolveName(verb, named, tools, signal);
  if (resolved.kind === "open") return resolved.answer;
  const { instance, namespace, name } = resolved.application;
  const args = { instance, applicationNamespace: namespace, applicationName: name };
  const now = new Date();

  async function look(): Promise<Rendered> {
    const startedAt = performance.now();
    const asked = resolved.kind === "found" ? resolved.asked : undefined;
    const diagnosis = await tools.callParsed(Diagnosis, "diagnose_application", args, signal);
    const found =
      asked === undefined
        ? { foundBy: "choice" as const }
        : { foundBy: "near-name" as const, asked };
    const tookMs = Math.round(performance.now() - startedAt);
    return renderFirstLook({ outcome: "diagnosed", diagnosis, ...found, tookMs }, { now });
  }

  switch (verb) {
    case "app":
      return toPost(await look());
    case "diff":
      return toPost(
        renderDifference(
          await tools.callParsed(ApplicationDiffResult, "get_application_diff", args, signal),
        ),
      );
    case "history":
      return toPost(
        renderHistory(
          await tools.callParsed(ApplicationHistoryResult, "get_application_history", args, signal),
          { now },
        ),
      );
  }
}
