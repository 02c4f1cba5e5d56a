import type { Finding } from "@lynceus/contract";
import { applicationRef } from "../say/application-ref.ts";
import { finding } from "../say/finding.ts";
import { objectName } from "../scene/node-info.ts";
import type { Scene } from "../scene/scene.ts";
import { evidence } from "../text/evidence.ts";
import { instant } from "../text/instant.ts";
import { quote, quoteError } from "../text/quote.ts";
import type { TroubleOf } from "../trouble.ts";

/** A sync that runs, or that failed, with no hook, wave or deletion that a rule knows. */
export function describeHook(trouble: TroubleOf<"hook">, scene: Scene): Finding {
  const { observed } = scene;
  const operation = observed.application.status?.operationState;
  const [resource, object] = applicationRef(observed);
  const since = instant(operation?.startedAt);
  const { message } = trouble;
  const failed = operation?.phase === "Failed" || operation?.phase === "Error";
  const state = failed ? "the sync failed" : "a sync is running";
  return finding({
    mode: "?",
    severity: failed ? "warning" : "info",
    subject: "new-revision",
    resource,
    since,
    headline: message === "" ? state : `${state}: ${quoteError(message, 160)}`,
    facts: [
      message === ""
        ? undefined
        : {
            text: quote(message, 240),
            where: `operation ${operation?.phase ?? ""}`,
            ...(since === undefined ? {} : { at: since }),
          },
    ],
    evidence: [
      evidence({ text: message, object, field: "status.operationState.message", at: since }),
      evidence({ text: operation?.phase ?? "", object, field: "status.operationState.phase" }),
      ...trouble.hooks.map((each) =>
        evidence({
          text: each.message ?? "",
          object: objectName(each),
          field: "operationState.syncResult.resources[].message",
        }),
      ),
    ].filter((line) => line.excerpt !== ""),
  });
}
