import type { EvalsResult } from "../result.ts";
import { reasonOf, sayProblems } from "./say-problems.ts";
import { floors, percent } from "./shortfalls.ts";
import { sumUp } from "./sums.ts";
import { sumCells, sumTitles } from "./table.ts";

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
/** What somebody said or should have said may hold what Markdown reads. */
const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");

/** `docs/evals.md`: what was measured, what has to hold, and how to see it for oneself. */
export function document(result: EvalsResult): string {
  const sums = sumUp(result);
  const failed = result.cases.filter(({ passed }) => !passed);
  return `# Evals

Questions with known answers, asked of the real bot: a local Slack before it, a recorded Argo CD behind it. What is
true stands in the recordings, not in our words. Written by \`pnpm evals --docs\`; the cases are in \`evals/cases\`.

\`\`\`
pnpm evals                              offline rules, every case; what CI runs
pnpm evals --model claude-sonnet-5-5    a model, with ANTHROPIC_API_KEY set
pnpm evals --trials 3                   every case three times: pass@1 and pass^3
pnpm evals --case fleet/ --json         some cases, with everything that was said
pnpm evals --renamed 7                  the same in recordings whose every name is another one
pnpm evals --renamed 7 --sample 40      some worlds of that, in less than a minute
\`\`\`

## Floors

It ends with an error unless

${floors.map((floor) => `- ${floor}`).join("\n")}

## ${result.model}${result.renamed === undefined ? "" : `, names by seed ${result.renamed}`}, ${result.trials === 1 ? "one trial" : `${result.trials} trials`}

${row(sumTitles)}
${row(sumTitles.map(() => "---"))}
${sums.kinds.map((sum) => row(sumCells(sum.kind, sum))).join("\n")}
${row(sumCells("**all**", sums.all))}

pass@1 ${percent(sums.passAt1)}, pass^${result.trials} ${percent(sums.passAll)}; ${sums.unfounded} cited excerpts that stand nowhere.

«Cause found» counts everything that the thread says, the first look included; «by the answer itself» only what the
investigation that followed says. A case passes when its answer says all that is true of it and nothing that is not, when it is no surer than it is
right, and when whatever it cites stands in what it has read.

## Held out

Rules that only work on these recordings would score well here and fail at the first stranger. \`--renamed SEED\` serves
every recording with other names: applications, projects, namespaces, clusters, objects, images, registries, tags,
commits, pod hashes, hosts, repositories and people, everywhere, in messages and logs as well, and in the questions and
their truth. Its age is another one too, and some messages are put as other versions of Kubernetes put them. The same
seed gives the same names. Nothing is held out for good: what failed under the seeds 7, 11 and 23 was read, and rules were
mended for its general cause, so take another seed to be surprised. The questions themselves were written by those who
write the rules, and keep their words under every seed. \`evals/rename\` is how.

## Beside them

- \`pnpm mutate rules\` takes each rule of the diagnosis away in turn; a test has to notice every one of them.
- \`node --import tsx scripts/reachability.ts\` asks every reading tool about the recorded applications; whatever a right
  answer says and a recording holds has to stand in some result, within its cap.

## What does not pass

${failed.length === 0 ? "Nothing." : `| case | reason | what is missing or wrong |\n| --- | --- | --- |\n${failed.map((one) => row([one.id, reasonOf(one), cell(sayProblems(one))])).join("\n")}`}
`;
}
