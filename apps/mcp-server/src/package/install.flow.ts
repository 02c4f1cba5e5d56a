import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { expect, onTestFinished, test } from "vitest";
import { version } from "../version.ts";
import { buildPackage } from "./build.ts";

const run = promisify(execFile);

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "lynceus-mcp-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("packed, installed into an empty folder and started with npx, it serves", async () => {
  const [dist, folder] = [await newFolder(), await newFolder()];
  await buildPackage(dist);
  const packed = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: dist });
  const [{ filename, files }] = JSON.parse(packed.stdout);
  const paths = (files as { path: string }[]).map(({ path }) => path);
  const options = ["--offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", ["install", ...options, join(folder, filename)], { cwd: folder });
  const npx = async (...args: string[]) =>
    (await run("npx", ["--no-install", "lynceus-mcp", ...args], { cwd: folder })).stdout;

  expect(paths).toEqual(
    expect.arrayContaining(["LICENSE", "README.md", "THIRD-PARTY-LICENSES.txt", "lynceus-mcp.js"]),
  );
  expect(paths.filter((path) => !/\.(md|js|txt|json)$|^LICENSE$/.test(path))).toEqual([]);
  // It brings nothing else.
  const installed = await readdir(join(folder, "node_modules"));
  expect(installed.filter((name) => !name.startsWith("."))).toEqual(["lynceus-mcp"]);
  expect(await npx("--version")).toBe(`${version}\n`);
  expect(await npx("--help")).toContain("ARGOCD_BASE_URL");

  const client = new Client({ name: "test", version: "1" });
  onTestFinished(() => client.close());
  await client.connect(
    new StdioClientTransport({
      command: "npx",
      args: ["--no-install", "lynceus-mcp"],
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? "",
        ARGOCD_BASE_URL: "http://127.0.0.1:9",
        ARGOCD_API_TOKEN: "none",
        LYNCEUS_AUDIT_FILE: join(folder, "audit.jsonl"),
      },
      stderr: "ignore",
    }),
  );
  expect(client.getServerVersion()).toMatchObject({ name: "lynceus-argocd", version });
  expect((await client.listPrompts()).prompts.map(({ name }) => name)).toContain("image-pull");
});
