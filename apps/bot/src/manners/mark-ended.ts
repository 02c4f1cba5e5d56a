import type { InvestigationEnd } from "@lynceus/contract";
import type { Marks } from "./create-marks.ts";

/** `channel:ts`: an investigation that a message began, and no click. */
const MESSAGE = /^([A-Z0-9]+):(\d+\.\d+)$/;

/** Marks the message that an investigation is about, once it has ended. */
export async function markEnded(
  question: string,
  { kind }: Pick<InvestigationEnd, "kind">,
  marks: Marks,
): Promise<void> {
  const [, channel, ts] = MESSAGE.exec(question) ?? [];
  if (channel === undefined || ts === undefined) return;
  await (kind === "answered" ? marks.done(channel, ts) : marks.drop(channel, ts));
}
