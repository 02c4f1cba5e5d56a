import { EvidenceFrame } from "@lynceus/contract";

/** One result that this run may cite. */
export interface Evidence {
  readonly id: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** What the tool said, as it said it; untrusted text. */
  readonly text: string;
  readonly failed: boolean;
}

/** Everything that a run has read, by evidence id. */
export type Ledger = ReadonlyMap<string, Evidence>;

/** The evidence in a `tool_result`'s content; undefined when the result is none, such as an acknowledgement. */
export function readEvidence(content: string): Evidence | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return undefined;
  }
  const frame = EvidenceFrame.safeParse(parsed);
  return frame.success ? toEvidence(frame.data) : undefined;
}

export function toEvidence({
  evidence,
  tool,
  arguments: args,
  data,
  error,
}: EvidenceFrame): Evidence {
  return {
    id: evidence,
    tool,
    arguments: args,
    text: data ?? error ?? "",
    failed: data === undefined,
  };
}

/** The ledger of these results, in any order. */
export function toLedger(evidence: Iterable<Evidence>): Ledger {
  return new Map([...evidence].map((each) => [each.id, each]));
}
