import type { EvidenceLine, Fact } from "@lynceus/contract";
import { isAutomated, isHeldByWindow } from "../../drift/drift-state.ts";
import { applicationRef } from "../../say/application-ref.ts";
import type { Scene } from "../../scene/scene.ts";
import { evidence } from "../../text/evidence.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import { driftRule } from "../drift/drift-rule.ts";
import { sayObject } from "../drift/say-difference.ts";
import { syncRule } from "../sync/sync-rule.ts";
import { type Block, readWindows } from "./read-windows.ts";

/**
 * H1: a sync window of the project holds a change back. No operation is recorded; a sync by hand gets
 * `cannot sync: blocked by sync window` (403).
 */
export const syncWindow = driftRule("H1", (drift) => {
  const { scene, application, all } = drift;
  const block = readWindows(scene.observed.windows);
  if (block === undefined || (!isAutomated(application) && !block.manual)) return undefined;
  const [first] = all;
  const rest = all.length > 1 ? ` and ${all.length - 1} more` : "";
  return {
    ...tellBlock(block, scene),
    severity: "warning",
    evidence: windowEvidence(block, scene),
    facts: [
      ...windowFacts(block),
      first === undefined
        ? undefined
        : {
            text: `${sayObject(first)}${rest} ${all.length > 1 ? "wait" : "waits"} to be synced`,
            where: "status.resources",
          },
    ],
  };
});

/** H1 while a sync is already running: Argo CD keeps it Running until the window lets it go on. */
export const syncHeldByWindow = syncRule("H1", (_, scene) => {
  if (!isHeldByWindow(scene.observed.application)) return undefined;
  const block = readWindows(scene.observed.windows) ?? {
    kind: "denied",
    manual: false,
    windows: [],
  };
  return {
    ...tellBlock(block, scene),
    severity: "info",
    facts: windowFacts(block),
    evidence: windowEvidence(block, scene),
  };
});

function tellBlock(block: Block, scene: Scene) {
  const { project } = scene.observed.summary;
  const owner = quote(project, 60);
  const hand = block.manual ? "not by hand either" : "by hand it may be synced";
  const what =
    block.kind === "denied"
      ? `a sync window of project ${owner} holds it back: nothing is synced while it is active, ${hand}`
      : `no sync window of project ${owner} is open: nothing is synced until one opens, ${hand}`;
  return {
    headline: what,
    shared: { kind: "sync-window" as const, name: project },
    fix: `Wait until the window ${block.kind === "denied" ? "ends" : "opens"}${block.manual ? "" : ", sync by hand"}, or have the owner of project ${owner} change it.`,
  };
}

function windowFacts({ windows }: Block): readonly Fact[] {
  if (windows.length === 0) return [];
  const said = windows.map(
    ({ kind = "", schedule = "", duration = "", manualSync }) =>
      `${kind} ${schedule} for ${duration}${manualSync === true ? ", manual sync allowed" : ""}`,
  );
  return [
    {
      text: `${windows.length > 1 ? "The windows are" : "The window is"} ${quoteNames(said, 3)} (cron, then how long; the project may set a time zone)`,
      where: "sync windows",
    },
  ];
}

/** Kind, schedule and duration, each as Argo CD answers it. */
function windowEvidence({ windows }: Block, scene: Scene): readonly EvidenceLine[] {
  const [, object] = applicationRef(scene.observed);
  return windows
    .slice(0, 2)
    .flatMap(({ kind, schedule, duration }) =>
      Object.entries({ kind, schedule, duration }).flatMap(([field, text]) =>
        text === undefined ? [] : [evidence({ text, object, field: `sync window, ${field}` })],
      ),
    );
}
