export {
  type ArgocdMcp,
  type ArgocdMcpOptions,
  type Caller,
  createArgocdMcp,
} from "./create-argocd-mcp.ts";
