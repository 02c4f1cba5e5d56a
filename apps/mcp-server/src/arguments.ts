import { type ParseArgsConfig, parseArgs } from "node:util";

/** What the command line asks for; flags are those of argocd-mcp. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "stdio" }
  | { readonly kind: "http"; readonly flags: HttpFlags }
  | { readonly kind: "misunderstood"; readonly problem: string };

export interface HttpFlags {
  readonly port?: string;
  readonly bindAddress?: string;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly allowUnauthenticated: boolean;
  readonly stateless: boolean;
}

const common = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} satisfies ParseArgsConfig["options"];

const http = {
  port: { type: "string" },
  "bind-address": { type: "string" },
  "allowed-host-header": { type: "string", multiple: true, default: [] as string[] },
  "allowed-origin": { type: "string", multiple: true, default: [] as string[] },
  "allow-unauthenticated": { type: "boolean", default: false },
  stateless: { type: "boolean", default: false },
} satisfies ParseArgsConfig["options"];

/** Command line → command. Without a word it is `stdio`, as clients start it. */
export function readArguments(argv: readonly string[]): Command {
  const [word = "stdio", ...rest] = argv[0]?.startsWith("-") ? ["stdio", ...argv] : argv;
  try {
    switch (word) {
      case "help":
        return { kind: "help" };
      case "stdio":
        return asked(parseArgs({ args: rest, options: common }).values) ?? { kind: "stdio" };
      case "http": {
        const { values } = parseArgs({ args: rest, options: { ...common, ...http } });
        return asked(values) ?? { kind: "http", flags: toFlags(values) };
      }
      case "sse":
        return misunderstood(
          "The SSE transport is retired in MCP. Use `lynceus-mcp http`: its address ends in /mcp instead of /sse.",
        );
      default:
        return misunderstood(`There is no command ${JSON.stringify(word)}.`);
    }
  } catch (error) {
    if (error instanceof TypeError && "code" in error) return misunderstood(error.message);
    throw error;
  }
}

function asked(values: { help?: boolean; version?: boolean }): Command | undefined {
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  return undefined;
}

function toFlags(
  values: ReturnType<typeof parseArgs<{ options: typeof http }>>["values"],
): HttpFlags {
  const { port, "bind-address": bindAddress } = values;
  return {
    ...(port === undefined ? {} : { port }),
    ...(bindAddress === undefined ? {} : { bindAddress }),
    allowedHosts: values["allowed-host-header"] ?? [],
    allowedOrigins: values["allowed-origin"] ?? [],
    allowUnauthenticated: values["allow-unauthenticated"] ?? false,
    stateless: values.stateless ?? false,
  };
}

function misunderstood(problem: string): Command {
  return { kind: "misunderstood", problem };
}
