import type { Diagnosis, Finding } from "@lynceus/contract";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { briefly } from "../words/briefly.ts";
import { sentence } from "../words/phrases.ts";
import { factBullets } from "./fact-bullets.ts";
import { failureItem, fixLines } from "./failure-parts.ts";

const DETAILED = 3;
const FACTS_EACH = 2;

/** Several failures that were picked, one after the other, each with its facts and what to do. */
export function pickedFailuresParts(
  diagnosis: Diagnosis,
  picked: readonly Finding[],
): readonly Part[] {
  const label = applicationLabel(diagnosis.application);
  const [first, second] = picked;
  const line =
    picked.length === 2 && first !== undefined && second !== undefined
      ? sentence(`${label}: ${briefly(first.headline)}, and ${briefly(second.headline)}`)
      : `${label}: ${picked.length} failures, the worst first.`;
  const beyond = picked.length - DETAILED;
  return [
    { kind: "verdict", line },
    ...picked
      .slice(0, DETAILED)
      .flatMap((finding): readonly Part[] => [
        failureItem(finding, diagnosis),
        ...factBullets(finding, FACTS_EACH),
        ...fixLines(finding),
      ]),
    ...(beyond > 0
      ? [{ kind: "line", line: `${beyond} more are not shown here; reply with a number.` } as const]
      : []),
  ];
}
