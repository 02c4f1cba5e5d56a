import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";

/** Pinned: a newer suite is a change to look at. It wants Node 22 or newer, the server does not. */
const SUITE = "@modelcontextprotocol/conformance@0.2.0-alpha.12";
const NODE = "node@24.21.0";

export interface Judgement {
  readonly isAsExpected: boolean;
  /** How many checks passed and failed, and which did not count. */
  readonly checks: string;
  /** The end of what the referee said. */
  readonly said: string;
}

/** Fetches the suite, and a Node that it runs on where this one is too old; each run is a process of its own. */
export function openReferee(): (args: readonly string[]) => Promise<Judgement> {
  const isNewEnough = Number(process.versions.node.split(".")[0]) >= 22;
  const packages = [SUITE, ...(isNewEnough ? [] : [NODE])].flatMap((one) => ["-p", one]);
  const where = ["-y", ...packages, "-c", "command -v node && command -v conformance"];
  const [program = "", suite = ""] = execFileSync("npx", where, { encoding: "utf8" })
    .trim()
    .split("\n");

  return async (args) => {
    const child = spawn(program, [suite, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    const heard: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => heard.push(text));
    }
    const [code] = await once(child, "close");
    const said = heard.join("");
    const [, counted = ""] = /(?:Total|Passed): ([^\n]*)/.exec(said) ?? [];
    const [unscored] = /^Not scored .*/m.exec(said) ?? [];
    return {
      isAsExpected: code === 0,
      checks: [counted, unscored].filter(Boolean).join("; "),
      said: said.split("\n").slice(-60).join("\n"),
    };
  };
}
