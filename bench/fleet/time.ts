import type { Times } from "./scene.ts";

/**
 * Times `work` in batches. Others may use the machine: the quietest batch tells what the work takes, the worst
 * is told beside it.
 */
export async function time(
  { batches, runs, atOnce = 1 }: { batches: number; runs: number; atOnce?: number },
  work: (run: number) => Promise<unknown>,
): Promise<Times> {
  const measured: { p50: number; p95: number }[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const took: number[] = [];
    let run = 0;
    const worker = async () => {
      while (run < runs) {
        run += 1;
        const before = performance.now();
        await work(batch * runs + run);
        took.push(performance.now() - before);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    took.sort((a, b) => a - b);
    measured.push({ p50: part(took, 0.5), p95: part(took, 0.95) });
  }
  measured.sort((a, b) => a.p95 - b.p95);
  return {
    p50: measured[0]?.p50 ?? 0,
    p95: measured[0]?.p95 ?? 0,
    worstP95: measured.at(-1)?.p95 ?? 0,
  };
}

function part(sorted: readonly number[], share: number): number {
  const value = sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return Math.round(value * 100) / 100;
}
