import { type McpServer, ProtocolError, ResourceTemplate } from "@modelcontextprotocol/server";
import { type CallToolOptions, callTool } from "../call-tool.ts";
import { getApplication } from "../tools/get-application.ts";
import { completeName, type Names } from "./complete-name.ts";

const INVALID_PARAMS = -32602;

/**
 * An application as a resource, for people who attach one to a conversation: what `get_application` answers, through
 * the same door. Not listed, since there are thousands; its parts are completed instead.
 */
export function registerApplication(
  server: McpServer,
  names: Names | undefined,
  options: CallToolOptions,
): void {
  const complete = (field: "instance" | "namespace" | "name") => {
    return (typed: string, other?: { arguments?: Record<string, string> }) =>
      names === undefined ? [] : completeName(field, typed, other?.arguments ?? {}, names);
  };
  const template = new ResourceTemplate("argocd://{instance}/applications/{namespace}/{name}", {
    list: undefined,
    complete: {
      instance: complete("instance"),
      namespace: complete("namespace"),
      name: complete("name"),
    },
  });
  const config = {
    title: "An application in Argo CD",
    description:
      "Source, revision, conditions, last operation, what is not healthy or not synced, and what was deployed when.",
    mimeType: "text/plain",
  };
  server.registerResource("application", template, config, async (uri, variables, ctx) => {
    const { instance, namespace, name } = variables;
    const args = { instance, applicationNamespace: namespace, applicationName: name };
    const { content, isError } = await callTool(getApplication, args, ctx, options);
    const text = content.map((block) => (block.type === "text" ? block.text : "")).join("\n");
    if (isError) throw new ProtocolError(INVALID_PARAMS, text, { uri: uri.href });
    return { contents: [{ uri: uri.href, mimeType: "text/plain", text }] };
  });
}
