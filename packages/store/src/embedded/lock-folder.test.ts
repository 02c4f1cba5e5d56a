import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { ExpectedError } from "@lynceus/contract";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { lockAddress, lockFolder } from "./lock-folder.ts";

/** A process that listens at an address and is killed, which leaves its socket behind. */
async function leaveSocket(address: string): Promise<void> {
  const script = `require("net").createServer().listen(process.argv[1], () => console.log("up"))`;
  const child = spawn(process.execPath, ["-e", script, address], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
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

  it("replaces the socket of a killed process, with one winner among many", async () => {
    const folder = await realpath(await temporaryFolder());
    await leaveSocket(lockAddress(folder));

    const starters = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));

    const winners = starters.filter((each) => each.status === "fulfilled");
    expect(winners).toHaveLength(1);
    await winners[0]?.value.release();
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
