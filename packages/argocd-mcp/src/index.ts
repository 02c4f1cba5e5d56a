export {
  type ArgocdMcp,
  type ArgocdMcpOptions,
  type Caller,
  createArgocdMcp,
} from "./create-argocd-mcp.ts";
export { type DescribedTool, describeTools } from "./describe-tools.ts";
