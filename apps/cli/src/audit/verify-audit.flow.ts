import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AuditEntry, openStore, type Store } from "@lynceus/store";
import { createLogger } from "@lynceus/telemetry";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const logger = createLogger({ name: "test", level: "silent" });
const whole = mkdtempSync(join(tmpdir(), "lynceus-whole-"));
const written: AuditEntry[] = [];

async function inStore(dataDir: string, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore({ dataDir }, { logger });
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

beforeAll(async () => {
  await inStore(whole, async ({ audit }) => {
    for (let n = 1; n <= 6; n += 1) written.push(await audit.append({ n }));
  });
}, 30_000);
afterAll(() => rmSync(whole, { recursive: true, force: true }));

/** A copy of the audit, after somebody was at it who has the database and its superuser. */
async function tampered(statements: string): Promise<string> {
  const folder = temporaryFolder();
  cpSync(join(whole, "postgres"), join(folder, "postgres"), { recursive: true });
  await inStore(folder, async ({ queuePool }) => {
    await queuePool.query(
      `alter table app.audit disable trigger user; ${statements}; alter table app.audit enable trigger user`,
    );
  });
  return folder;
}

const at = (seq: number) => written[seq - 1] as AuditEntry;
const clock = (seq: number) => `${at(seq).at.slice(0, 19).replace("T", " ")}Z`;

test("an intact audit is proved whole; what is missing without an anchor is said", async () => {
  const env = { DATA_DIR: whole };
  const head = at(6).hash;

  const plain = await runCli(["audit", "verify"], env);
  const anchored = await runCli(["audit", "verify", "--anchor", at(3).hash.toUpperCase()], env);

  expect(plain).toMatchObject({ code: 0, stdout: `6 entries, chain intact, head ${head}\n` });
  expect(plain.stderr).toContain('in the line "audit head"');
  expect(anchored).toEqual({
    code: 0,
    stdout: `6 entries, chain intact, the anchor is in it, head ${head}\n`,
    stderr: "",
  });
});

const insert = `update app.audit set seq = -seq where seq > 2; update app.audit set seq = 1 - seq where seq < 0;
  insert into app.audit select 3, hash, at, '{}', encode(sha256((hash || E'\\n3\\n' || at || E'\\n{}')::bytea), 'hex')
  from app.audit where seq = 2`;

const kinds: [string, string, string, () => readonly string[]][] = [
  [
    "changed",
    `update app.audit set body = '{"n":33}' where seq = 3`,
    "Entry 3 was changed after it was written.",
    () => [`says that it was written ${clock(3)}`, "not what was recorded"],
  ],
  [
    "removed",
    "delete from app.audit where seq in (3, 4)",
    "Entries 3 to 4 were removed.",
    () => [`written after ${clock(2)} and before ${clock(5)}`, "is lost"],
  ],
  [
    "reordered",
    `update app.audit set seq = -2 where seq = 2; update app.audit set seq = 2 where seq = 4;
     update app.audit set seq = 4 where seq = -2`,
    "Another entry stands in the place of entry 2: entries were reordered.",
    () => [`says that it was written ${clock(4)}`, "not in the order"],
  ],
  [
    "inserted",
    insert,
    "Entry 3 was inserted later.",
    () => [`says that it was written ${clock(2)}`, "not recorded when it claims"],
  ],
];
test.each(kinds)(
  "an audit in which something was %s says so, and exits with 1",
  async (...kind) => {
    const [, statements, sentence, words] = kind;

    const ran = await runCli(["audit", "verify"], { DATA_DIR: await tampered(statements) });

    expect(ran).toMatchObject({ code: 1, stderr: "" });
    for (const each of [`The audit is not whole. ${sentence}`, ...words()]) {
      expect(ran.stdout).toContain(each);
    }
  },
);

test("an end that was cut off is found by an anchor from before, and only by that", async () => {
  const env = { DATA_DIR: await tampered("delete from app.audit where seq > 4") };

  const blind = await runCli(["audit", "verify", "--json"], env);
  const seen = await runCli(["audit", "verify", "--json", "--anchor", at(6).hash], env);

  const head = at(4).hash;
  expect(blind.code).toBe(0);
  expect(JSON.parse(blind.stdout)).toEqual({ ok: true, entries: 4, head, anchored: false });
  expect(seen.code).toBe(1);
  expect(JSON.parse(seen.stdout)).toEqual({
    ok: false,
    problem: "cut-off",
    seq: 4,
    sentence: expect.stringContaining("its end was cut off, or it was written anew"),
    after: at(4).at,
    meaning: expect.stringContaining("is lost"),
  });
});

test("an export is verified by itself, and is the whole audit", async () => {
  const out = join(temporaryFolder(), "audit.jsonl");
  const env = { DATA_DIR: whole };

  const exported = await runCli(["audit", "export", "--out", out], env);

  expect(exported).toMatchObject({ code: 0, stdout: "" });
  expect(exported.stderr).toContain(`6 entries in ${out}, head ${at(6).hash}`);
  const text = readFileSync(out, "utf8");
  // The formula that the documentation gives, on nothing but the file.
  let prev = "";
  for (const line of text.trimEnd().split("\n")) {
    const { seq, at, body, hash } = JSON.parse(line);
    const sealed = createHash("sha256").update(`${prev}\n${seq}\n${at}\n${body}`).digest("hex");
    expect(sealed).toBe(hash);
    prev = hash;
  }
  const verified = await runCli(["audit", "verify", "--file", out, "--anchor", at(6).hash], {});
  expect(verified).toMatchObject({ code: 0, stderr: "" });
  expect(verified.stdout).toContain("6 entries, chain intact, the anchor is in it");
});

test("an export that was altered, broken off or is none is told apart", async () => {
  const out = join(temporaryFolder(), "audit.jsonl");
  const lines = written.map((entry) => `${JSON.stringify(entry)}\n`);
  const verify = async (text: string) => {
    writeFileSync(out, text);
    return runCli(["audit", "verify", "--file", out], {});
  };

  const altered = await verify(lines.join("").replace('{\\"n\\":5}', '{\\"n\\":6}'));
  const brokenOff = await verify(lines.join("").slice(0, -30));
  const none = await verify("Dear auditor,\n");
  const missing = await runCli(["audit", "verify", "--file", `${out}.gone`], {});
  const folder = await runCli(["audit", "verify", "--file", join(out, "..")], {});

  expect(altered).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("Entry 5 was changed"),
  });
  expect(brokenOff).toMatchObject({ code: 1, stdout: expect.stringContaining("Line 6") });
  expect(none).toEqual({ code: 3, stdout: "", stderr: `${out} is not an exported audit.\n` });
  expect(missing).toMatchObject({ code: 3, stderr: `There is no file ${out}.gone.\n` });
  expect(folder).toMatchObject({ code: 3, stderr: expect.stringContaining("is a folder") });
});
