import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { loadWorld, startLocalArgocd } from "@lynceus/standins";
import { serverEnvironment } from "./config.ts";

/** Pinned: a newer suite is a change to look at. It wants Node 22 or newer, the server does not. */
const SUITE = "@modelcontextprotocol/conformance@0.2.0-alpha.12";
const NODE = "node@24.21.0";
const BASELINE = fileURLToPath(new URL("expected-failures.yml", import.meta.url));

const CLIENT_SCENARIOS = [
  "tools_call",
  "request-metadata",
  "http-standard-headers",
  "http-custom-headers",
  "http-invalid-tool-headers",
  "json-schema-ref-no-deref",
  "json-schema-2020-12-preservation",
  "sep-2322-client-request-state",
];

/** The official conformance suite against this server over HTTP and against the bot's client. */
const referee = findReferee();
const argocd = await startLocalArgocd({ world: loadWorld("image-tag-missing") });
const server = await startServer(argocd);
const failed: string[] = [];

for (const revision of ["2025-11-25", "2026-07-28"]) {
  await judge(`server ${revision}`, ["server", "--url", server.url, "--requirements", revision]);
  for (const part of ["enumeration", "manifest", "directory"]) {
    const scenario = ["--scenario", `sep-2640-skills-${part}`, "--spec-version", revision];
    const args = ["server", "--url", server.url, ...scenario, "--force"];
    await judge(`skills ${part} ${revision}`, args);
  }
}
const client = `${process.execPath} --import tsx ${fileURLToPath(new URL("client.ts", import.meta.url))}`;
for (const scenario of CLIENT_SCENARIOS) {
  const args = ["--scenario", scenario, "--spec-version", "2026-07-28"];
  await judge(`client ${scenario}`, ["client", "--command", client, ...args]);
}

await server.stop();
await argocd.close();
process.stdout.write(
  failed.length === 0 ? "conformant\n" : `not as expected: ${failed.join(", ")}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Fetches the suite, and a Node that it runs on where this one is too old. */
function findReferee(): readonly string[] {
  const isNewEnough = Number(process.versions.node.split(".")[0]) >= 22;
  const packages = [SUITE, ...(isNewEnough ? [] : [NODE])].flatMap((one) => ["-p", one]);
  const where = ["-y", ...packages, "-c", "command -v node && command -v conformance"];
  return execFileSync("npx", where, { encoding: "utf8" }).trim().split("\n");
}

/** One run of the referee; what it said is shown when it is not as expected. */
async function judge(name: string, args: readonly string[]): Promise<void> {
  const [program = "", ...leading] = referee;
  const child = spawn(program, [...leading, ...args, "--expected-failures", BASELINE], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => said.push(text));
  }
  const [code] = await once(child, "close");
  const [, checks = ""] = /(?:Total|Passed): ([^\n]*)/.exec(said.join("")) ?? [];
  process.stdout.write(`${code === 0 ? "as expected" : "NOT AS EXPECTED"}  ${name}  ${checks}\n`);
  if (code === 0) return;
  failed.push(name);
  process.stdout.write(said.join("").split("\n").slice(-60).join("\n"));
}

/** The program as people start it, on a port of its own. */
async function startServer(argocd: { readonly url: string; readonly token: string }) {
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", main, "http", "--port", "0"], {
    env: serverEnvironment(argocd),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let log = "";
    child.once("exit", () => reject(new Error(`the server ended: ${log}`)));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      log += text;
      const [, found] = /"url":"([^"]+)"/.exec(log) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
