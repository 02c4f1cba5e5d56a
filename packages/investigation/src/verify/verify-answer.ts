import type { Model, RunJournal, RunOptions } from "@lynceus/agent";
import type { Answer } from "@lynceus/contract";
import { z } from "zod";
import { judgeAnswer } from "./judge-answer.ts";
import { applyVerdict, Verdict } from "./verdict.ts";
import { verifyByRule } from "./verify-by-rule.ts";

/** Who looks at an answer a second time. */
export interface Verifier {
  readonly model: Model;
  readonly modelName: string;
}

/** What a second look came to and cost, as it stands in the journal. */
const Verified = z.object({ verdict: Verdict, tokens: z.number(), usd: z.number() });
type Verified = z.infer<typeof Verified>;

const KIND = "verified";

export interface VerifyOptions {
  readonly id: string;
  readonly verifier?: Verifier | undefined;
  readonly journal: RunJournal;
  readonly logger: RunOptions["logger"];
}

export interface VerifiedAnswer extends Pick<Verified, "tokens" | "usd"> {
  readonly answer: Answer;
}

/**
 * A second look at an answer that has claims, by a model that sees only the answer and what it cites, or by rule.
 * It can only lower the confidence. It is in the journal once it is taken: a resumed run does not take it again.
 */
export async function verifyAnswer(
  answer: Answer,
  options: VerifyOptions,
  signal: AbortSignal,
): Promise<VerifiedAnswer> {
  const { verifier, journal, id, logger } = options;
  if (answer.claims.length === 0) return { answer, tokens: 0, usd: 0 };
  if (verifier === undefined) {
    return { answer: applyVerdict(answer, verifyByRule(answer)), tokens: 0, usd: 0 };
  }
  const records = await journal.list();
  const kept = records.find(({ kind }) => kind === KIND);
  if (kept !== undefined) return apply(answer, Verified.parse(kept.body));

  const body: Verified = await judgeAnswer(answer, { ...verifier, id, logger }, signal);
  await journal.append({ seq: (records.at(-1)?.seq ?? 0) + 1, kind: KIND, body });
  return apply(answer, body);
}

function apply(answer: Answer, { verdict, tokens, usd }: Verified): VerifiedAnswer {
  return { answer: applyVerdict(answer, verdict), tokens, usd };
}
