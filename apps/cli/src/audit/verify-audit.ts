import type { Output } from "../output.ts";
import { count } from "../words.ts";
import type { Verifiable } from "./audit-source.ts";
import { findWhen } from "./find-when.ts";
import { meaningOf } from "./meaning-of.ts";

export interface VerifyOptions {
  readonly anchor?: string;
  readonly json: boolean;
}

const WITHOUT_ANCHOR = `No anchor was given, so entries cut off at the end, or a chain written anew, would not be noticed.
An anchor is the head of the chain as it was once, kept outside the database: the bot writes it to its log
every hour and when it stops, in the line "audit head". Then: lynceus audit verify --anchor HASH`;

/** Verifies an audit and says what came of it. True when it is whole. */
export async function verifyAudit(
  source: Verifiable,
  { anchor, json }: VerifyOptions,
  output: Output,
  signal: AbortSignal,
): Promise<boolean> {
  const verified = await source.verify(anchor, signal);
  if (verified.ok) {
    const { count: entries, head } = verified;
    const anchored = anchor !== undefined;
    if (json) {
      await output.write(JSON.stringify({ ok: true, entries, head: head ?? null, anchored }));
      return true;
    }
    const within = anchored ? ", the anchor is in it" : "";
    if (head === undefined) await output.write("The audit is empty: 0 entries.");
    else
      await output.write(
        `${count(entries, "entry", "entries")}, chain intact${within}, head ${head}`,
      );
    if (!anchored) output.note(WITHOUT_ANCHOR);
    return true;
  }
  const { problem, seq, sentence } = verified;
  const when = await findWhen(source, verified, signal);
  const meaning = meaningOf(problem);
  if (json) {
    await output.write(
      JSON.stringify({ ok: false, problem, seq, sentence, ...when.fields, meaning }),
    );
    return false;
  }
  await output.write(`The audit is not whole. ${sentence}`);
  if (when.sentence !== undefined) await output.write(when.sentence);
  await output.write(meaning);
  return false;
}
