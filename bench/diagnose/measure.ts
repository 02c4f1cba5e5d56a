// biome-ignore lint/style/noRestrictedImports: the root is no package that could be entered by name
import { diagnose } from "../../packages/diagnosis/src/index.ts";
import { makeObserved, type State } from "./make-observed.ts";

export interface Measured {
  readonly nodes: number;
  readonly state: State;
  readonly findings: number;
  /** Milliseconds of CPU time, not of the clock: a busy machine does not lengthen them. */
  readonly p50: number;
  readonly p95: number;
  /** Kilobytes that one run allocates, collected afterwards. */
  readonly heap: number;
}

const warmUps = 100;
const batches = 5;
const rounds = 30;

type Batch = Omit<Measured, "nodes" | "state">;

/**
 * What `diagnose` costs for an application of that size in that state. Neighbours empty the processor's caches, which costs CPU time as well: the
 * quietest of some batches counts.
 */
export function measure(size: number, state: State): Measured {
  const observed = makeObserved(size, state);
  for (let run = 0; run < warmUps; run += 1) diagnose(observed);
  const measured = Array.from({ length: batches }, () => measureBatch(observed));
  const [quietest = measureBatch(observed)] = measured.sort((a, b) => a.p50 - b.p50);
  return { nodes: observed.tree?.nodes.length ?? 0, state, ...quietest };
}

function measureBatch(observed: ReturnType<typeof makeObserved>): Batch {
  const runs = Array.from({ length: rounds }, () => {
    const [heap, cpu] = [process.memoryUsage().heapUsed, process.cpuUsage()];
    const { findings } = diagnose(observed);
    const { user, system } = process.cpuUsage(cpu);
    const grown = process.memoryUsage().heapUsed - heap;
    return { findings: findings.length, ms: (user + system) / 1000, grown };
  });
  const times = runs.map(({ ms }) => ms).sort((a, b) => a - b);
  // A run that the collector interrupts seems to give memory back.
  const grown = runs.map((run) => run.grown).filter((bytes) => bytes > 0);
  grown.sort((a, b) => a - b);
  return {
    findings: runs[0]?.findings ?? 0,
    p50: rounded(at(times, 0.5)),
    p95: rounded(at(times, 0.95)),
    heap: Math.round(at(grown, 0.5) / 1024),
  };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
