import type { InvestigationEnd } from "@lynceus/contract";
import { count, failSpan, inSpan, measureSince, semconv } from "@lynceus/telemetry";
import { RULES } from "../investigate/create-models.ts";

/** Runs an investigation to its end as an agent's span, and measures it. */
export function observeInvestigation(
  id: string,
  run: () => Promise<InvestigationEnd>,
): Promise<InvestigationEnd> {
  const began = performance.now();
  const attributes = {
    [semconv.genAiOperation]: "invoke_agent",
    [semconv.genAiAgent]: "lynceus",
    [semconv.genAiConversation]: id,
  };
  return inSpan("invoke_agent lynceus", { attributes }, async (span) => {
    const end = await run();
    span.setAttribute("lynceus.investigation.end", end.kind);
    if (end.kind === "unfinished") failSpan(span, end.kind);
    noteInvestigationEnd(end);
    const mode = modeOf(end);
    measureSince("lynceus.investigation.duration", began, { end: end.kind, mode });
    return end;
  });
}

/** Counts an investigation that has ended, wherever that was noticed. */
export function noteInvestigationEnd(end: Pick<InvestigationEnd, "kind" | "model">): void {
  const { kind, model } = end;
  count("lynceus.investigations", { end: kind, mode: modeOf(end), model });
}

function modeOf({ model }: Pick<InvestigationEnd, "model">): "rules" | "model" {
  return model === RULES ? "rules" : "model";
}
