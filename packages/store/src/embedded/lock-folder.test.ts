import { link, mkdir, realpath } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { ExpectedError } from "@lynceus/contract";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { lockAddress, lockFolder } from "./lock-folder.ts";

/** A socket that nobody listens at any more, as a killed process leaves it. */
async function leaveSocket(address: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(`${address}.once`, resolve));
  await link(`${address}.once`, address);
  await new Promise((resolve) => server.close(resolve));
}

describe("lockFolder", () => {
  it("lets one in, and tells the next one who is in and what to do", async () => {
    const folder = await realpath(await temporaryFolder());
    const lock = await lockFolder(folder);

    const second = await lockFolder(folder).catch((error: unknown) => error);

    expect(second).toBeInstanceOf(ExpectedError);
    expect(String(second)).toContain(`${folder} is in use by process ${process.pid}.`);
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it("replaces a dead process's socket, with one winner among many, however they interleave", async () => {
    const folder = await realpath(await temporaryFolder());
    for (let round = 0; round < 20; round += 1) {
      await leaveSocket(lockAddress(folder));

      const starters = await Promise.allSettled(
        Array.from({ length: 6 }, async (_, index) => {
          for (let turn = 0; turn < index * round; turn += 1) await nextTurn();
          return lockFolder(folder);
        }),
      );

      const winners = starters.filter((each) => each.status === "fulfilled");
      for (const winner of winners) await winner.value.release();
      expect(winners).toHaveLength(1);
    }
  });

  it("tells two long paths apart that are the same for longer than a socket's name", async () => {
    const long = join(await realpath(await temporaryFolder()), "x".repeat(120));
    const folders = [join(long, "a"), join(long, "b")] as const;
    for (const folder of folders) await mkdir(folder, { recursive: true });

    const locks = [await lockFolder(folders[0]), await lockFolder(folders[1])];

    await expect(lockFolder(folders[1])).rejects.toThrow("is in use");
    for (const lock of locks) await lock.release();
  });
});
