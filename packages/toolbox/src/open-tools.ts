import { ExpectedError } from "@lynceus/contract";
import type { Client } from "@modelcontextprotocol/client";
import type { ToolServer } from "./ports.ts";
import type { PrincipalTools, ToolDescription } from "./schema.ts";
import { toExpected } from "./to-expected.ts";
import { traceCall } from "./trace-call.ts";
import { unlessAborted } from "./unless-aborted.ts";

export interface OpenToolsOptions {
  readonly servers: readonly ToolServer[];
  /** The principal's client of a server; made when first asked for. */
  readonly clientOf: (server: ToolServer) => Promise<Client>;
  readonly timeoutMs: number;
}

/** The tools of all servers through one principal's clients. */
export function openTools(options: OpenToolsOptions): Omit<PrincipalTools, "close"> {
  const { servers, clientOf, timeoutMs } = options;

  /** One exchange with a server; whatever the protocol throws becomes an expected error. */
  async function exchange<T>(
    server: ToolServer,
    subject: string,
    run: (client: Client) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    try {
      return await run(await unlessAborted(clientOf(server), signal));
    } catch (error) {
      throw toExpected(error, subject, timeoutMs, signal);
    }
  }

  async function toolsOf(
    server: ToolServer,
    signal: AbortSignal | undefined,
  ): Promise<readonly ToolDescription[]> {
    const subject = `The tool server \`${server.name}\``;
    const list = (client: Client) => client.listTools(undefined, within(signal));
    const { tools } = await exchange(server, subject, list, signal);
    return tools.map(({ name, title, description, inputSchema, annotations }) => ({
      server: server.name,
      name,
      title,
      description,
      inputSchema,
      readOnly: annotations?.readOnlyHint === true,
    }));
  }

  async function tools(signal?: AbortSignal): Promise<readonly ToolDescription[]> {
    return (await Promise.all(servers.map((server) => toolsOf(server, signal)))).flat();
  }

  async function serverOf(tool: string, signal: AbortSignal | undefined): Promise<ToolServer> {
    const [only, ...others] = servers;
    if (only !== undefined && others.length === 0) return only;
    const description = (await tools(signal)).find(({ name }) => name === tool);
    const server = servers.find(({ name }) => name === description?.server);
    if (server === undefined) throw new ExpectedError(`There is no tool \`${tool}\`.`);
    return server;
  }

  const call: PrincipalTools["call"] = async (name, args, signal) => {
    const server = await serverOf(name, signal);
    const result = await exchange(
      server,
      `The tool \`${name}\``,
      (client) =>
        traceCall(name, (_meta) =>
          client.callTool({ name, arguments: args, _meta }, within(signal)),
        ),
      signal,
    );
    const texts = result.content.flatMap((block) => (block.type === "text" ? block.text : []));
    return {
      tool: name,
      arguments: args,
      text: texts.join("\n"),
      structured: result.structuredContent,
      isError: result.isError === true,
    };
  };

  return {
    tools,
    call,
    async callParsed(schema, name, args, signal) {
      const { text, structured, isError } = await call(name, args, signal);
      if (isError) throw new ExpectedError(text);
      const parsed = schema.safeParse(structured);
      if (parsed.success) return parsed.data;
      throw new Error(`${name} answered in another shape than agreed`, { cause: parsed.error });
    },
  };

  function within(signal: AbortSignal | undefined) {
    return { timeout: timeoutMs, ...(signal === undefined ? {} : { signal }) };
  }
}
