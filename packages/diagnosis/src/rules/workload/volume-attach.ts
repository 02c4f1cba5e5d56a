import { z } from "zod";
import type { Scene } from "../../scene/scene.ts";
import { toEvidence, toFact } from "../../signals/signal.ts";
import { quote } from "../../text/quote.ts";
import { type FailingPods, isBeingMade, placeOf, podRule } from "../pod-rule.ts";

/**
 * F17: a volume cannot be attached or mounted. `Multi-Attach error` is the attach controller's word for a
 * ReadWriteOnce volume that another node still has.
 */
export const volumeNotAttached = podRule("F17", (pods) => {
  const { signals, view } = pods;
  if (!isBeingMade(pods)) return undefined;
  const signal =
    signals.find(({ text }) => multiAttach.test(text)) ??
    signals.find(({ text }) => failed.test(text));
  if (signal === undefined) return undefined;
  const [, one, several] =
    /for volume "([^"]+)"|unmounted volumes=\[([^\]]+)\]/.exec(signal.text) ?? [];
  const volume = one ?? several;
  const named =
    volume === undefined || generated.test(volume) ? "its volume" : `volume ${quote(volume, 80)}`;
  const held = multiAttach.test(signal.text);
  const users = /already used by pod\(s\) ([^\n]+)/.exec(signal.text)?.[1];
  const node = view.pod?.spec?.nodeName;
  return {
    headline: () =>
      held
        ? `cannot start: ${named} is still attached to another node (Multi-Attach)`
        : `cannot start: ${named} cannot be ${/attach/i.test(signal.field) || /AttachVolume/.test(signal.text) ? "attached" : "mounted"}`,
    facts: [
      toFact(signal),
      users === undefined ? undefined : { text: `Pod ${quote(users, 120)} uses it` },
      held ? strategyFact(pods) : undefined,
      node === undefined ? undefined : { text: `The new pod is on node ${quote(node, 100)}` },
    ],
    evidence: [toEvidence(signal), ...signals.map(toEvidence)],
    fix: held
      ? `Let the old pod or its node release the volume. A ReadWriteOnce volume wants \`strategy: Recreate\` (or a StatefulSet) in ${placeOf(pods)}.`
      : `Find why the storage driver refuses it (the message, and the driver's pods on that node); the volume's definition is in ${placeOf(pods)}.`,
  };
});

/** The provisioner's own name for a claim's volume says nothing to a person. */
const generated = /^pvc-[0-9a-f]{8}-[0-9a-f-]{27}$/;

const multiAttach = /Multi-Attach error/;
const failed =
  /AttachVolume\.Attach failed|MountVolume\.(?:SetUp|MountDevice|WaitForAttach) failed|MapVolume\.\w+ failed|Unable to attach or mount volumes/;

const Strategy = z.object({ spec: z.object({ strategy: z.object({ type: z.string() }) }) });

function strategyFact({ group, scene }: FailingPods) {
  const strategy = strategyOf(group, scene);
  if (strategy !== "RollingUpdate") return undefined;
  return { text: "Strategy `RollingUpdate` starts the new pod before the old one is gone" };
}

function strategyOf(group: FailingPods["group"], scene: Scene): string | undefined {
  return Strategy.safeParse(scene.manifest(group.workload)).data?.spec.strategy.type;
}
