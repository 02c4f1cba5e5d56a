import { mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { followFiles } from "./follow-files.ts";

test("each change is read once, whatever became of the one before", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lynceus-follow-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "link");
  const told: string[] = [];
  const taken: string[] = [];
  let says = "first";
  const followed = followFiles({
    paths: [path],
    read: () => ({ ok: true as const, says }),
    async take(read) {
      taken.push(read.says);
      if (read.says === "first") throw new Error("not this one");
    },
    logger: { error: (_, message) => void told.push(message) },
    everyMs: 10,
  });
  onTestFinished(() => followed.stop());
  await vi.waitFor(() => expect(told).toEqual(["configuration not taken up"]), 20_000);

  says = "second";
  writeFileSync(join(folder, "a"), "");
  symlinkSync("a", path);
  await vi.waitFor(() => expect(taken).toEqual(["first", "second"]), 20_000);

  says = "third";
  writeFileSync(join(folder, "b"), "");
  unlinkSync(path);
  symlinkSync("b", path);
  await vi.waitFor(() => expect(taken.at(-1)).toBe("third"), 20_000);

  followed.stop();
  await followed.reload();
  expect(taken.at(-1)).toBe("third");
  expect(told).toHaveLength(1);
});
