import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

export const backends = ["embedded", "redis", "postgres"] as const;
export type BackendName = (typeof backends)[number];

/** What is to be drilled. */
export type DrillCommand =
  | {
      readonly kind: "kill";
      readonly backend: BackendName;
      readonly runs: number;
      readonly seed: number;
      readonly json: boolean;
    }
  | {
      readonly kind: "slack-delivery";
      readonly seconds: number;
      readonly seed: number;
      readonly json: boolean;
    }
  | {
      readonly kind: "slack-load";
      readonly backend: BackendName;
      readonly seconds: number;
      /** Mentions a second. */
      readonly rate: number;
      readonly channels: number;
      readonly seed: number;
      readonly json: boolean;
    }
  | { readonly kind: "help"; readonly problem?: string };

export const USAGE = `Lynceus drills: the real bot, a local Slack and a recorded Argo CD, and trouble on purpose.

  pnpm drill kill [--runs 50] [--backend embedded|redis|postgres]
      SIGKILL at random moments while people write and click, and start it again
  pnpm drill slack-delivery [--seconds 60]
      doubled, late and repeated events, broken sockets, refused and lost calls
  pnpm drill slack-load [--seconds 60] [--rate 10] [--channels 50] [--backend …]
      so many mentions a second in so many channels, within Slack's rate limits

  --seed N     repeats the draws of an earlier drill
  --json       the result as JSON

Ends with 0 when nothing was lost, doubled or late, 1 when something was or a figure was missed, 2 when it was not understood,
3 when the server of a backend is not on this machine.
`;

function wholeNumber(text: string, name: string, min: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min) {
    throw new Error(`--${name} is a whole number from ${min}, not "${text}".`);
  }
  return value;
}

function backendNamed(name: string): BackendName {
  const found = backends.find((backend) => backend === name);
  if (found === undefined) throw new Error(`--backend is one of ${backends.join(", ")}.`);
  return found;
}

/** Command line → command; what does not parse becomes help with the problem said. */
export function readArguments(argv: readonly string[]): DrillCommand {
  try {
    const { values, positionals } = parseArgs({
      // npm hands on the `--` that it asks for.
      args: argv.filter((word) => word !== "--"),
      allowPositionals: true,
      options: {
        backend: { type: "string", default: "embedded" },
        runs: { type: "string", default: "50" },
        seconds: { type: "string", default: "60" },
        rate: { type: "string", default: "10" },
        channels: { type: "string", default: "50" },
        seed: { type: "string" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const [kind, ...strays] = positionals;
    if (values.help) return { kind: "help" };
    if (strays[0] !== undefined) return { kind: "help", problem: `"${strays[0]}" is too much.` };
    const seed =
      values.seed === undefined ? randomInt(1, 1_000_000) : wholeNumber(values.seed, "seed", 1);
    const { json } = values;
    switch (kind) {
      case "kill": {
        const backend = backendNamed(values.backend);
        return { kind, backend, runs: wholeNumber(values.runs, "runs", 1), seed, json };
      }
      case "slack-delivery":
        return { kind, seconds: wholeNumber(values.seconds, "seconds", 10), seed, json };
      case "slack-load": {
        const rate = wholeNumber(values.rate, "rate", 1);
        const channels = wholeNumber(values.channels, "channels", 1);
        const seconds = wholeNumber(values.seconds, "seconds", 1);
        const backend = backendNamed(values.backend);
        return { kind, backend, seconds, rate, channels, seed, json };
      }
      default:
        return { kind: "help", problem: "Which drill: kill, slack-delivery or slack-load?" };
    }
  } catch (error) {
    return { kind: "help", problem: error instanceof Error ? error.message : String(error) };
  }
}
