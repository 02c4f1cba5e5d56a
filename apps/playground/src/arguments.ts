import { parseArgs } from "node:util";

/** What the demo is asked to do. */
export type DemoCommand =
  | {
      readonly kind: "once";
      readonly question: string;
      readonly world: string;
      readonly channel?: string;
    }
  | { readonly kind: "all"; readonly json: boolean; readonly investigates: boolean }
  | { readonly kind: "list" }
  | { readonly kind: "chat"; readonly world: string; readonly channel?: string }
  | { readonly kind: "help"; readonly problem?: string };

export const USAGE = `Lynceus demo: a local Slack with a recorded Argo CD behind it. No accounts, no keys.

  pnpm demo                         talk to it in this terminal
  pnpm demo --once "<question>"     ask once, print the thread, leave
  pnpm demo --all [--json]          ask every world of the failure modes that Lynceus knows; a table
  pnpm demo --all --investigate     the same with the investigation that follows, for every world
  pnpm demo --list                  the worlds and their questions

  --world NAME      the recorded Argo CD to ask (default: fleet, 75 applications at once)
  --channel NAME    the channel to ask in (default: the one of the application's project)
`;

/** Command line → command; what does not parse becomes help with the problem said. */
export function readArguments(argv: readonly string[]): DemoCommand {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        once: { type: "string" },
        world: { type: "string", default: "fleet" },
        channel: { type: "string" },
        all: { type: "boolean", default: false },
        list: { type: "boolean", default: false },
        investigate: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const [stray] = positionals.filter((word) => word !== "--");
    if (stray !== undefined) {
      return { kind: "help", problem: `"${stray}" is not understood. Put the question in quotes.` };
    }
    if (values.help) return { kind: "help" };
    if (values.list) return { kind: "list" };
    if (values.all) return { kind: "all", json: values.json, investigates: values.investigate };
    const where = {
      world: values.world,
      ...(values.channel === undefined ? {} : { channel: values.channel.replace(/^#/, "") }),
    };
    if (values.once === undefined) return { kind: "chat", ...where };
    if (values.once.trim() === "") return { kind: "help", problem: "The question is empty." };
    return { kind: "once", question: values.once, ...where };
  } catch (error) {
    return { kind: "help", problem: error instanceof Error ? error.message : String(error) };
  }
}
