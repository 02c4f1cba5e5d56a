import type { Marks } from "./create-marks.ts";

/** `channel:ts`: an investigation that a message began, and no click. */
const MESSAGE = /^([A-Z0-9]+):(\d+\.\d+)$/;

/** Marks the message that an investigation answers. */
export async function markDone(question: string, marks: Marks): Promise<void> {
  const [, channel, ts] = MESSAGE.exec(question) ?? [];
  if (channel !== undefined && ts !== undefined) await marks.done(channel, ts);
}
