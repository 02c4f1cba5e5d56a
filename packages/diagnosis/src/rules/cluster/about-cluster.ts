import type { SharedCause } from "@lynceus/contract";
import type { Scene } from "../../scene/scene.ts";
import { quote } from "../../text/quote.ts";

/** Words by which Argo CD tells that it was the destination cluster it asked, not Git nor its repo-server. */
export const aboutCluster =
  /failed to get cluster (?:info|version)|error synchronizing cache state|failed to get server version|failed to load initial state|error getting openapi|server APIs/;

/** The cluster as a cause that applications share, by the name that all of them know it by. */
export function sharedCluster({ observed }: Scene): { readonly shared?: SharedCause } {
  const { cluster } = observed.summary;
  return cluster === "" ? {} : { shared: { kind: "cluster", name: cluster } };
}

/** `` cluster `prod-eu` ``, as Argo CD names it, else by its address. */
export function clusterOf(words: string, scene: Scene): string {
  const host = /https:\/\/([^"/\s]+)/.exec(words)?.[1];
  const name = scene.observed.summary.cluster || host;
  return name === undefined ? "its cluster" : `cluster ${quote(name, 80)}`;
}
