import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "./testing/run-cli.ts";
import { type RunningBot, startBot } from "./testing/start-bot.ts";

// Too long for a socket's path, so that the bot and the terminal must meet in the temporary folder.
const root = mkdtempSync(join(tmpdir(), "lynceus-run-"));
const dataDir = join(root, "x".repeat(100), "data");
const env = { DATA_DIR: dataDir };
let bot: RunningBot;

beforeAll(async () => {
  mkdirSync(dataDir, { recursive: true });
  bot = await startBot("image-tag-missing", env);
  await bot.ask("why is payments-api failing? password=Xk29-fj2Lq81");
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("status tells how the running bot stands", async () => {
  const { code, stdout, stderr } = await runCli(["status"], env);

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(
    new RegExp(`^Lynceus \\S+, role all, running, up .*, process ${bot.pid}\n`),
  );
  expect(stdout).toMatch(/^ {2}state +in its data folder, \d+ audit entries$/m);
  expect(stdout).toMatch(/^ {2}inbox +0 waiting, \d being answered, \d done, 0 failed$/m);
  expect(stdout).toMatch(/^ {2}queue +0 waiting/m);
  expect(stdout).toMatch(/^ {2}argocd +connected, .*Argo CD v.* applications?, heard /m);
});

test("the doctor looks at everything beside the running bot, and asks it for its state", async () => {
  const { code, stdout } = await runCli(["doctor"], bot.env);

  expect(code).toBe(0);
  expect(stdout).toMatch(
    new RegExp(`^✓ state +open in the bot \\(process ${bot.pid}, running\\): \\d+ audit entr`, "m"),
  );
  expect(stdout).toMatch(/^✓ argocd stream +opens$/m);
  for (const secret of bot.secrets) expect(stdout).not.toContain(secret);
});

test("the audit shows who asked and which tools ran, without secrets and addresses", async () => {
  const shown = await runCli(["audit", "show"], env);
  const json = await runCli(["audit", "show", "--json"], env);

  expect(shown).toMatchObject({ code: 0, stderr: "" });
  const columns = shown.stdout.split("\n").map((line) => line.trim().split(/ {2,}/));
  expect(columns).toContainEqual([
    expect.stringMatching(/^\d+$/),
    expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
    "Ada Okafor",
    "diagnose_application",
    "argocd/argocd/payments-api",
    expect.stringMatching(/^allow \(.+\)$/),
    "ok",
    expect.stringMatching(/^\d+ ms$/),
  ]);
  expect(json.stdout).toContain('"tool":"find_applications"');
  for (const secret of [...bot.secrets, "Xk29-fj2Lq81"]) {
    expect(shown.stdout + json.stdout).not.toContain(secret);
  }
});

test("entries are chosen by who, tool, outcome and number", async () => {
  const [all, mine, nobody, second] = [
    await runCli(["audit", "show", "--json"], env),
    await runCli(["audit", "show", "--json", "--who", "ada", "--tool", "find_applications"], env),
    await runCli(["audit", "show", "--who", "Ivo", "--outcome", "refused"], env),
    await runCli(["audit", "show", "--json", "--from", "2", "--to", "2"], env),
  ];
  const lines = (ran: typeof all) =>
    ran.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));

  const found = lines(all).filter(({ body }) => body.tool === "find_applications");
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(lines(all).length);
  expect(lines(mine)).toEqual(found);
  expect(nobody).toEqual({ code: 0, stdout: "", stderr: "No entry matches.\n" });
  expect(lines(second)).toEqual([lines(all)[1]]);
});

test("the audit is verified while the bot runs, and against its log's anchor afterwards", async () => {
  const running = await runCli(["audit", "verify"], env);
  const foreign = await runCli(["audit", "verify", "--anchor", "0a".repeat(32)], env);
  const exported = await runCli(["audit", "export"], env);

  const log = await bot.stop();

  const heads = log.filter(({ msg }) => msg === "audit head");
  const { audit } = heads.at(-1) ?? {};
  const { hash, seq } = audit as { readonly hash: string; readonly seq: number };
  expect(running).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("chain intact, head "),
  });
  expect(foreign).toMatchObject({ code: 1, stdout: expect.stringContaining("cut off") });
  expect(exported.stdout.split("\n")).toHaveLength(seq + 1);
  const after = await runCli(["audit", "verify", "--anchor", hash], env);
  expect(after).toMatchObject({
    code: 0,
    stdout: `${seq} entries, chain intact, the anchor is in it, head ${hash}\n`,
  });
  const status = await runCli(["status"], env);
  expect(status).toMatchObject({ code: 3, stderr: expect.stringContaining("No bot listens on") });
});
