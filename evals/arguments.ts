import { parseArgs } from "node:util";

/** What is to be evaluated. */
export type EvalsCommand =
  | {
      readonly kind: "run";
      /** `offline` for rules, else a model's name. */
      readonly model: string;
      /** Part of the ids of the cases that are meant; all when absent. */
      readonly only?: string;
      readonly trials: number;
      /** Everything in the recordings gets another name, decided by this seed. */
      readonly renamed?: number;
      /** About so many cases, all of some worlds; every case when absent. */
      readonly sample?: number;
      readonly output: "text" | "json" | "docs";
    }
  | { readonly kind: "list" }
  | { readonly kind: "help"; readonly problem?: string };

export const USAGE = `Lynceus evals: questions with known answers, asked of the real bot between stand-ins.

  pnpm evals                          offline rules over every case; a table
  pnpm evals --model claude-sonnet-5-5
  pnpm evals --list                   the cases

  --case ID     only cases whose id contains it
  --renamed N   every name, image, commit, host and author of the recordings is another one; N decides which
  --sample N    about N cases only: all of some worlds
  --trials N    every case N times: pass@1 and pass^N
  --json        the results as JSON, with everything that was said
  --docs        writes docs/evals.md

A model is reached as the bot reaches it: ANTHROPIC_API_KEY, or what the README names.
Ends with 0 when every floor holds, 1 when one does not, 2 when it was not understood.
`;

/** Command line → command; what does not parse becomes help with the problem said. */
export function readArguments(argv: readonly string[]): EvalsCommand {
  try {
    const { values, positionals } = parseArgs({
      // npm hands on the `--` that it asks for.
      args: argv.filter((word) => word !== "--"),
      allowPositionals: true,
      options: {
        model: { type: "string", default: "offline" },
        case: { type: "string" },
        trials: { type: "string", default: "1" },
        renamed: { type: "string" },
        sample: { type: "string" },
        json: { type: "boolean", default: false },
        docs: { type: "boolean", default: false },
        list: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return { kind: "help" };
    if (positionals[0] !== undefined) {
      return { kind: "help", problem: `"${positionals[0]}" is too much.` };
    }
    if (values.list) return { kind: "list" };
    const { trials = 1, ...numbers } = numbersIn(values);
    const isWhole = values.case === undefined && values.sample === undefined;
    if (values.docs && (!isWhole || numbers.renamed !== undefined))
      return { kind: "help", problem: "--docs tells of all cases." };
    const output = values.docs ? "docs" : values.json ? "json" : "text";
    const only = values.case === undefined ? {} : { only: values.case };
    return { kind: "run", model: values.model, ...only, ...numbers, trials, output };
  } catch (error) {
    return { kind: "help", problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The options that are whole numbers. Throws with a sentence about the first that is none. */
function numbersIn(values: Readonly<Partial<Record<"trials" | "renamed" | "sample", string>>>) {
  const names = ["trials", "renamed", "sample"] as const;
  const given = names.flatMap((name) => {
    const text = values[name];
    if (text === undefined) return [];
    const number = Number(text);
    if (Number.isInteger(number) && number >= 1) return [[name, number] as const];
    throw new Error(`--${name} is a whole number from 1, not "${text}".`);
  });
  return Object.fromEntries(given) as Partial<Record<(typeof names)[number], number>>;
}
