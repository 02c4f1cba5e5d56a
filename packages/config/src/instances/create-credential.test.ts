import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createCredential } from "./create-credential.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "lynceus-credential-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

const options = { variable: () => "", absolute: (path: string) => path };

test("a file is read again when another takes its place", async () => {
  const path = join(folder(), "token");
  writeFileSync(path, "first\n");
  const { read, renew } = createCredential({ file: path }, options);

  expect(read()).toBe("first");
  writeFileSync(`${path}.new`, "other\n");
  renameSync(`${path}.new`, path);
  expect(await renew("first")).toBe("other");
  expect(await renew("other")).toBeUndefined();
  expect(read()).toBe("other");
});

/** A program that counts how often it is run, and prints that. */
function counting(body = "process.stdout.write(n)") {
  const path = join(folder(), "count");
  writeFileSync(path, "0");
  const script = `const fs = require("fs"); const n = String(Number(fs.readFileSync(${JSON.stringify(path)})) + 1); fs.writeFileSync(${JSON.stringify(path)}, n); ${body}`;
  return {
    command: [process.execPath, "-e", script],
    runs: () => Number(readFileSync(path, "utf8")),
  };
}

test("a command's token is kept for its time, and asked for again after a refusal", async () => {
  const { command, runs } = counting();
  let now = 0;
  const ref = { command, timeoutSeconds: 10, keepSeconds: 300 };
  const { read, renew } = createCredential(ref, { ...options, now: () => now });

  expect(await Promise.all([read(), read()])).toEqual(["1", "1"]);
  now = 299_000;
  expect(await read()).toBe("1");
  now = 301_000;
  expect(await read()).toBe("2");
  expect(await renew("2")).toBeUndefined();
  expect(await read()).toBe("2");
  now += 11_000;
  expect(await Promise.all([renew("2"), renew("2"), renew("1")])).toEqual(["3", "3", "3"]);
  expect(await read()).toBe("3");
  expect(runs()).toBe(3);
});

test("a token that says when it expires is renewed before", async () => {
  const claims = Buffer.from(JSON.stringify({ exp: 1000 })).toString("base64url");
  const { command, runs } = counting(`process.stdout.write("h.${claims}.s" + n)`);
  let now = 900_000;
  const ref = { command, timeoutSeconds: 10, keepSeconds: 5 };
  const { read } = createCredential(ref, { ...options, now: () => now });

  await read();
  now = 969_000;
  await read();
  expect(runs()).toBe(1);
  now = 971_000;
  await read();
  expect(runs()).toBe(2);
});

test.each([
  [["/no/such/program"], /is not a program of this machine/],
  [[process.execPath, "-e", "console.log('secret'); process.exit(3)"], /ended with exit code 3/],
  [[process.execPath, "-e", "setInterval(() => {}, 1000)"], /took longer than 0.5 s/],
])("a command that fails is told without what it printed: %#", async (command, why) => {
  const ref = { command, timeoutSeconds: 0.5, keepSeconds: 300 };
  const { read } = createCredential(
    why.source.includes("longer") ? ref : { ...ref, timeoutSeconds: 10 },
    options,
  );

  const failed = Promise.resolve(read());
  await expect(failed).rejects.toThrow(why);
  await expect(failed).rejects.not.toThrow(/secret'/);
});
