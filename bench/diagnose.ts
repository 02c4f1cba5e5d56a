import { states } from "./diagnose/make-observed.ts";
import { type Measured, measure } from "./diagnose/measure.ts";

/**
 * What the rules cost without any call: applications of 100, 1,000 and 5,000 nodes, healthy, drifted, and with
 * half of their services failing.
 *
 * `pnpm bench diagnose [--json]`; ends with 1 when a diagnosis of 1,000 nodes takes more than 10 ms of CPU time.
 */
const sizes = [100, 1_000, 5_000] as const;
const floor = { nodes: 1_000, p50: 10 };

const measured = sizes.flatMap((size) =>
  states.map((state) => ({ size, ...measure(size, state) })),
);
const late = measured.filter(({ size, p50 }) => size === floor.nodes && p50 > floor.p50);
const passed = late.length === 0;

if (process.argv.includes("--json")) {
  process.stdout.write(`${JSON.stringify({ measured, floor, passed }, undefined, 2)}\n`);
} else {
  process.stdout.write(
    `${[
      "One diagnosis, milliseconds of CPU time",
      row(["nodes", "state", "findings", "p50 ms", "p95 ms", "heap kB"]),
      ...measured.map(line),
      `${passed ? "reaches" : "falls short of"} the floor: ${floor.p50} ms p50 at ${floor.nodes} nodes`,
    ].join("\n")}\n`,
  );
}
process.exitCode = passed ? 0 : 1;

function line({ nodes, state, findings, p50, p95, heap }: Measured): string {
  return row([nodes, state, findings, p50, p95, heap].map(String));
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 1 ? cell.padEnd(9) : cell.padStart(8))).join("  ");
}
