export type { Caller } from "./caller.ts";
export { type ArgocdMcpOptions, createArgocdMcp } from "./create-argocd-mcp.ts";
export { type DescribedTool, describeTools } from "./describe-tools.ts";
export { type PublishedSkills, publishSkills } from "./offer/publish-skills.ts";
export { type McpHost, serveEras } from "./serve/serve-eras.ts";
