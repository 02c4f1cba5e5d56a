import type { Fact, Finding } from "@lynceus/contract";
import { applicationRef } from "../say/application-ref.ts";
import { changeFact } from "../say/find-change.ts";
import { finding, resourceRef } from "../say/finding.ts";
import type { Scene } from "../scene/scene.ts";
import { evidence } from "../text/evidence.ts";
import { instant } from "../text/instant.ts";
import { plain, quote, quoteNames } from "../text/quote.ts";

/** The cluster differs from Git and no sync has failed: what differs, and who would have to act. */
export function describeDrift(scene: Scene): Finding {
  const { observed } = scene;
  const { application } = observed;
  const status = application.status;
  const [resource, object] = applicationRef(observed);
  const differs = (status?.resources ?? []).filter(
    (each) => each.status !== "Synced" && !each.hook,
  );
  const pruned = differs.filter((each) => each.requiresPruning === true);
  const [first] = differs;
  const conditions = (status?.conditions ?? []).filter((each) => each.message !== undefined);
  const isNew = (status?.history ?? []).length === 0;
  const never = isNew && differs.every((each) => each.health?.status === "Missing");
  return finding({
    mode: "?",
    severity: "info",
    subject: "application",
    resource: first === undefined ? resource : resourceRef(first),
    headline: never
      ? `it has never been synced: ${say(differs)} missing`
      : `it differs from Git: ${say(differs)}`,
    facts: [
      pruned.length === 0
        ? undefined
        : {
            text: `${quoteNames(pruned.map((each) => each.name))} ${pruned.length > 1 ? "are" : "is"} gone from Git and ${pruned.length > 1 ? "require" : "requires"} pruning`,
            where: "requiresPruning",
          },
      ...conditions.map((each) => conditionFact(each)),
      automationFact(scene),
      newestFact(scene),
    ],
    evidence: [
      ...conditions.map((each) =>
        evidence({
          text: each.message ?? "",
          object,
          field: `status.conditions[${each.type}]`,
          at: each.lastTransitionTime,
        }),
      ),
      evidence({ text: status?.sync?.status ?? "OutOfSync", object, field: "status.sync.status" }),
    ],
  });
}

function say(differs: readonly { readonly kind: string; readonly name: string }[]): string {
  const names = [...new Set(differs.map((each) => each.name))];
  const kinds = [...new Set(differs.map((each) => each.kind))];
  return differs.length === 0
    ? "its resources"
    : `${kinds.slice(0, 3).join(", ")} ${quoteNames(names)}`;
}

function conditionFact(condition: {
  readonly type: string;
  readonly message?: string | undefined;
  readonly lastTransitionTime?: string | undefined;
}): Fact {
  const at = instant(condition.lastTransitionTime);
  return {
    text: quote(condition.message ?? "", 240),
    where: `condition ${plain(condition.type, 60)}`,
    ...(at === undefined ? {} : { at }),
  };
}

function automationFact(scene: Scene): Fact {
  const automated = scene.observed.application.spec.syncPolicy?.automated;
  if (!automated || automated.enabled === false) {
    return {
      text: "Automated sync is off: it waits for someone to sync",
      where: "spec.syncPolicy",
    };
  }
  const attempts =
    scene.observed.application.status?.operationState?.operation?.sync?.autoHealAttemptsCount ?? 0;
  if (attempts > 1) {
    return {
      text: `Self-heal has set it back ${attempts} times, and the difference comes back`,
      where: "operationState.operation.sync.autoHealAttemptsCount",
    };
  }
  if (automated.selfHeal !== true) {
    return {
      text: "Automated sync is on without self-heal: a change in the cluster stays until the next commit",
      where: "spec.syncPolicy",
    };
  }
  return {
    text: "Automated sync is on and has not closed the difference",
    where: "spec.syncPolicy",
  };
}

function newestFact(scene: Scene): Fact | undefined {
  const revision = scene.observed.application.status?.sync?.revision;
  const metadata = revision === undefined ? undefined : scene.observed.revisions.get(revision);
  if (revision === undefined || metadata === undefined) return undefined;
  const deployed = scene.observed.application.status?.history.at(-1)?.revision;
  if (deployed === revision) return undefined;
  const change = { revision, message: metadata.message ?? "" };
  const fact = changeFact(change, []);
  return {
    ...fact,
    text: `Git is at ${quote(revision.slice(0, 7), 20)} "${plain((metadata.message ?? "").split("\n")[0] ?? "", 72)}"`,
  };
}
