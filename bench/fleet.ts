import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Measured, Scene, Served, Times } from "./fleet/scene.ts";

/**
 * What a fleet of Argo CDs costs, one of them slow and one dead, while applications change: names and status from
 * the live index through the tools, calls to those that answer, memory. Argo CDs and the measured fleet each have
 * a process of their own.
 *
 * `pnpm bench fleet [--json]`; ends with 1 when it falls short of a floor.
 */
const scene: Scene = { instances: 40, applications: 100, eventsPerSecond: 100, slowMs: 10_000 };
/** What V8 takes for its limit in the 1,536 MiB of `deploy/kubernetes/single`; with more it collects later. */
const heapMb = 384;
const floors = {
  findP95Ms: 20,
  statusP95Ms: 200,
  rssMb: 600,
  sparedP95Ms: 20,
  /** Calls beside the slow and the dead one may take this many times as long as without them … */
  besideTimes: 1.5,
  /** … and what two runs differ by anyway. */
  besideMs: 10,
};

async function measure(): Promise<Measured> {
  const [tsx, folder] = [["--import", "tsx"], join(import.meta.dirname, "fleet")];
  const servers = fork(join(folder, "serve.main.ts"), [JSON.stringify(scene)], { execArgv: tsx });
  try {
    const [served] = (await once(servers, "message")) as [readonly Served[]];
    const given = JSON.stringify({ scene, served });
    const node = [`--max-old-space-size=${heapMb}`, ...tsx];
    const child = spawn(process.execPath, [...node, join(folder, "measure.main.ts"), given], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    for await (const chunk of child.stdout) said += chunk;
    return JSON.parse(said) as Measured;
  } finally {
    servers.disconnect();
  }
}

const measured = await measure();
const { find, status, callsBeside, callsAlone, spared } = measured;
const most = Math.round(callsAlone.p95 * floors.besideTimes + floors.besideMs);
const checks = [
  ["find p95", find.p95, floors.findP95Ms, "ms"],
  ["status p95", status.p95, floors.statusP95Ms, "ms"],
  ["calls beside the bad ones p95", callsBeside.p95, most, "ms"],
  ["calls to the bad ones p95", spared.p95, floors.sparedP95Ms, "ms"],
  ["calls that failed where they should not", measured.failed, 0, ""],
  ["memory (RSS)", measured.rssMb, floors.rssMb, "MB"],
] as const;
const short = checks.filter(([, value, floor]) => value > floor);

if (process.argv.includes("--json")) {
  const all = { scene, measured, floors, passed: short.length === 0 };
  process.stdout.write(`${JSON.stringify(all, undefined, 2)}\n`);
} else {
  print();
}
process.exitCode = short.length > 0 ? 1 : 0;

function print(): void {
  const { instances, applications, eventsPerSecond } = scene;
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const row = (title: string, { p50, p95, worstP95 }: Times) =>
    say(`${title.padEnd(34)}${[p50, p95, worstP95].map((ms) => `${ms} ms`.padStart(14)).join("")}`);
  say(
    `${instances} Argo CDs with ${applications} applications each, ${eventsPerSecond} changes a second; one answers after ${scene.slowMs / 1000} s, one is dead\n`,
  );
  say(`${"".padEnd(34)}${["p50", "p95", "worst batch"].map((one) => one.padStart(14)).join("")}`);
  row("find_applications", find);
  row("status, rendered", status);
  row("calls, beside the bad ones", callsBeside);
  row("calls, without them", callsAlone);
  row("calls to the bad ones", spared);
  say(`\nindex filled in ${measured.fillMs} ms: ${measured.applications} applications`);
  say(
    `${measured.eventsPerSecond} changes a second taken up with ${measured.cpuOfEvents} of a core; ${measured.rssMb} MB, heap limited to ${heapMb} MB as in the Kubernetes manifests`,
  );
  say(`status says: ${measured.gaps.join(" · ")}`);
  for (const [what, value, floor, unit] of checks) {
    if (value > floor) say(`falls short: ${what} is ${value} ${unit}, and may be ${floor}`);
  }
  if (short.length === 0) say("reaches every floor");
}
