import { z } from "zod";

const Context = z.object({
  toolCalls: z.array(z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()) })),
});

/** The calls that the referee wants to see; undefined when any will do. */
export function readCalls(): z.infer<typeof Context>["toolCalls"] | undefined {
  const context = JSON.parse(process.env.MCP_CONFORMANCE_CONTEXT ?? "{}");
  return Context.safeParse(context).data?.toolCalls;
}

/** Variables for a server in front of an Argo CD. */
export function serverEnvironment(argocd: {
  readonly url: string;
  readonly token: string;
}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ARGOCD_BASE_URL: argocd.url,
    ARGOCD_API_TOKEN: argocd.token,
    LYNCEUS_AUDIT_FILE: "off",
  };
}
