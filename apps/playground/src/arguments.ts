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
  | { readonly kind: "page"; readonly world: string; readonly port?: number }
  | { readonly kind: "help"; readonly problem?: string };

export const USAGE = `Lynceus demo: a local Slack with a recorded Argo CD behind it. No accounts, no keys.

  pnpm demo                         a page in your browser, served on this machine alone
  pnpm demo --terminal              talk to it in this terminal
  pnpm demo --once "<question>"     ask once, print the thread, leave
  pnpm demo --all [--json]          ask every world of the failure modes that Lynceus knows; a table
  pnpm demo --all --investigate     the same with the investigation that follows, for every world
  pnpm demo --list                  the worlds and their questions

  --world NAME      the recorded Argo CD to ask (default: fleet, 75 applications at once)
  --channel NAME    the channel to ask in (default: the one of the application's project)
  --port NUMBER     the page's port (default: any free one)
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
        terminal: { type: "boolean", default: false },
        port: { type: "string" },
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
    if (values.once === undefined) {
      if (values.terminal) return { kind: "chat", ...where };
      if (where.channel !== undefined) {
        return { kind: "help", problem: "--channel goes with --once or --terminal." };
      }
      if (values.port === undefined) return { kind: "page", world: values.world };
      const port = Number(values.port);
      if (!Number.isInteger(port) || port < 1 || port > 65_535) {
        return { kind: "help", problem: `--port ${values.port} is not a port: 1 to 65535.` };
      }
      return { kind: "page", world: values.world, port };
    }
    if (values.once.trim() === "") return { kind: "help", problem: "The question is empty." };
    return { kind: "once", question: values.once, ...where };
  } catch (error) {
    return { kind: "help", problem: error instanceof Error ? error.message : String(error) };
  }
}
