import type { Output } from "../output.ts";
import { count } from "../words.ts";
import type { AuditSource } from "./audit-source.ts";
import { writeNewFile } from "./write-new-file.ts";

/** Writes the whole audit as JSON lines, to a new file or to standard output. */
export async function exportAudit(
  source: AuditSource,
  { out }: { readonly out?: string },
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  let [entries, head]: [number, string | undefined] = [0, undefined];
  async function* lines() {
    for await (const { seq, prev, at, body, hash } of source.entries({}, signal)) {
      yield JSON.stringify({ seq, prev, at, body, hash });
      entries += 1;
      head = hash;
    }
  }
  if (out === undefined) for await (const line of lines()) await output.write(line);
  else await writeNewFile(out, lines(), signal);
  const written = `${count(entries, "entry", "entries")}${out === undefined ? "" : ` in ${out}`}`;
  if (head === undefined) output.note(`The audit is empty: ${written}.`);
  else {
    output.note(`${written}, head ${head}`);
    output.note("Keep that hash elsewhere: as --anchor it proves later that nothing was cut off.");
  }
}
