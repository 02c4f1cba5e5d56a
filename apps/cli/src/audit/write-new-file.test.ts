import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ExpectedError } from "@lynceus/contract";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { writeNewFile } from "./write-new-file.ts";

const never = new AbortController().signal;
async function* two() {
  yield "one";
  yield "two";
}

test("the file is whole and for this user alone", async () => {
  const path = join(temporaryFolder(), "audit.jsonl");

  await writeNewFile(path, two(), never);

  expect(readFileSync(path, "utf8")).toBe("one\ntwo\n");
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("a file that exists is left alone", async () => {
  const path = join(temporaryFolder(), "audit.jsonl");
  writeFileSync(path, "evidence");

  const written = writeNewFile(path, two(), never);

  await expect(written).rejects.toThrow(`${path} exists already and is left alone`);
  expect(readFileSync(path, "utf8")).toBe("evidence");
});

test("what breaks off leaves no file that looks like a whole one", async () => {
  const path = join(temporaryFolder(), "audit.jsonl");
  async function* broken() {
    yield "one";
    throw new ExpectedError("The bot broke off.");
  }

  await expect(writeNewFile(path, broken(), never)).rejects.toThrow("The bot broke off.");

  expect(existsSync(path)).toBe(false);
});

test("a folder that is not there is named", async () => {
  const path = join(temporaryFolder(), "gone", "audit.jsonl");

  await expect(writeNewFile(path, two(), never)).rejects.toThrow(`There is no folder for ${path}`);
});
