// The root is no package that could be entered by name.
// biome-ignore-start lint/style/noRestrictedImports: see above
import {
  generateLargeApplication,
  type Json,
  type LocalArgocd,
  type Planted,
  startLocalArgocd,
} from "../../packages/standins/src/index.ts";
// biome-ignore-end lint/style/noRestrictedImports: see above
import { direct } from "./direct.ts";
import { fiveCalls, type Step, type Workload } from "./five-calls.ts";
import { openOurs } from "./open-ours.ts";
import { bytesOf, type Reader, type Reading, tokensOf } from "./reader.ts";

/** Milliseconds over those of a direct call made just before. */
export interface Overhead {
  readonly p50: number;
  readonly p95: number;
}

/** One side of one step; `undefined` where the tool does not exist. */
export interface Measured {
  readonly tool: string;
  readonly bytes: number;
  readonly tokens: number;
  readonly overhead: Overhead;
  /** Bearing words that did not come through. */
  readonly lost: readonly string[];
  readonly failed: boolean;
}

export interface MeasuredStep {
  readonly title: string;
  readonly directBytes: number;
  readonly directP50: number;
  /** Bearing words of this step. */
  readonly bearing: number;
  readonly ours: Measured | undefined;
  readonly peer: Measured | undefined;
}

export interface MeasuredLarge {
  readonly nodes: number;
  readonly resources: number;
  readonly steps: readonly MeasuredStep[];
  /** One call of `diagnose_application` on the same application. */
  readonly diagnosis: {
    readonly tokens: number;
    readonly ms: number;
    readonly bearing: number;
    readonly lost: readonly string[];
  };
}

const rounds = 15;

/** Both sides' five calls on the generated application, each against the same call made directly. */
export async function measureLarge(
  openPeer: ((argocd: LocalArgocd) => Promise<Reader>) | undefined,
): Promise<MeasuredLarge> {
  const { world, name, planted } = generateLargeApplication();
  const argocd = await startLocalArgocd({ world });
  const ours = await openOurs(argocd);
  let peer: Reader | undefined;
  try {
    peer = await openPeer?.(argocd);
    const tree = JSON.parse((await direct(argocd, `${name}/resource-tree`)).text);
    const application = JSON.parse((await direct(argocd, name)).text);
    const steps: MeasuredStep[] = [];
    for (const step of fiveCalls(name, "argocd", failing(tree.nodes, planted)))
      steps.push(await measureStep(step, { argocd, ours, peer, planted }));
    const diagnosed = await ours.read("diagnose_application", { applicationName: name });
    const says = [...new Set(planted.flatMap(({ evidence }) => evidence.map((one) => one.says)))];
    return {
      nodes: tree.nodes.length,
      resources: application.status.resources.length,
      steps,
      diagnosis: {
        tokens: tokensOf([diagnosed]),
        ms: Math.round(diagnosed.ms),
        bearing: says.length,
        lost: says.filter((word) => !diagnosed.text.includes(word)),
      },
    };
  } finally {
    await peer?.close();
    await ours.close();
    await argocd.close();
  }
}

/** The workload whose logs bear an answer. */
function failing(nodes: readonly Json[], planted: readonly Planted[]): Workload {
  const name = planted.find(({ kind }) => kind === "host")?.service;
  const found = nodes.find((node) => {
    const { kind, name: own } = node as { kind?: string; name?: string };
    return kind === "Deployment" && own === name;
  }) as unknown as Omit<Workload, "container">;
  const { kind, group, version, namespace, uid } = found;
  return { kind, group, version, namespace, uid, name: found.name, container: found.name };
}

async function measureStep(
  step: Step,
  {
    argocd,
    ours,
    peer,
    planted,
  }: {
    readonly argocd: LocalArgocd;
    readonly ours: Reader;
    readonly peer: Reader | undefined;
    readonly planted: readonly Planted[];
  },
): Promise<MeasuredStep> {
  const bearing = planted
    .flatMap(({ evidence }) => evidence)
    .flatMap(({ in: source, says }) => (source === step.source ? [says] : []));
  const base: number[] = [];
  let directBytes = 0;
  const measure = async (
    side: "ours" | "peer",
    reader: Reader | undefined,
  ): Promise<Measured | undefined> => {
    const [tool, args] = step[side];
    if (!reader?.tools.includes(tool)) return undefined;
    const over: number[] = [];
    let first: Reading | undefined;
    for (let round = 0; round < rounds; round += 1) {
      const { text, ms } = await direct(argocd, step.path);
      directBytes = bytesOf(text);
      base.push(ms);
      const reading = await reader.read(tool, args);
      first ??= reading;
      over.push(reading.ms - ms);
    }
    if (first === undefined) return undefined;
    const { text, failed } = first;
    return {
      tool,
      bytes: bytesOf(text),
      tokens: tokensOf([first]),
      overhead: { p50: share(over, 0.5), p95: share(over, 0.95) },
      lost: bearing.filter((word) => !text.includes(word)),
      failed,
    };
  };
  const measured = { ours: await measure("ours", ours), peer: await measure("peer", peer) };
  return {
    title: step.title,
    directBytes,
    directP50: share(base, 0.5),
    bearing: bearing.length,
    ...measured,
  };
}

function share(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
  return Math.round(found * 10) / 10;
}
