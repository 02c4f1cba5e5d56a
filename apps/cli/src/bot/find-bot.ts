import { once } from "node:events";
import { lstat, stat } from "node:fs/promises";
import { connect } from "node:net";
import { type ControlRequest, controlAddress } from "@lynceus/bot/control";
import { ExpectedError } from "@lynceus/contract";
import { askBot, type BotLine } from "./ask-bot.ts";

/** A running bot, asked over its control socket. */
export interface Bot {
  ask(request: ControlRequest, signal: AbortSignal): AsyncIterable<BotLine>;
}

/** The bot of a data folder; undefined when nobody listens there. */
export async function findBot(folder: string): Promise<Bot | undefined> {
  const address = controlAddress(folder);
  const socket = connect(address);
  try {
    await once(socket, "connect");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ECONNREFUSED") return undefined;
    if (code !== "EACCES" && code !== "EPERM") throw error;
    throw new ExpectedError(
      `The bot of ${folder} runs as another user, and only that user may ask it. Run this as that user.`,
    );
  } finally {
    socket.destroy();
  }
  await checkOwner(address, folder);
  return { ask: (request, signal) => askBot({ address }, request, signal) };
}

/** In the temporary folder anyone may listen under any name: the folder's owner is believed, and root. */
async function checkOwner(address: string, folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const owner = await stat(folder);
  const socket = await lstat(address).catch(() => undefined);
  // Gone in this moment: asking it will say so.
  if (socket === undefined) return;
  if ([owner.uid, process.getuid?.(), 0].includes(socket.uid)) return;
  throw new ExpectedError(
    `At ${address} listens user ${socket.uid}, who does not own the data folder ${folder}. It is not asked.`,
  );
}
