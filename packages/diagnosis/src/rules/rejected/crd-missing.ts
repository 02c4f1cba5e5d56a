import type { SyncResultResource } from "@lynceus/argocd";
import { quote, quoteNames } from "../../text/quote.ts";
import { rejectedRule } from "./rejected-rule.ts";
import { whereRefused } from "./say-objects.ts";

interface Missing {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  /** The version that the cluster does serve, where it is told. */
  readonly served: string | undefined;
}

const absent = /could not find ([\w.-]*)\/(\w+) for requested resource/;
const version =
  /could not find version "([^"]+)" of ([\w.-]*)\/(\w+) for requested resource [\s\S]*?Version "([^"]+)" of/;
const noMatch = /no matches for kind "(\w+)" in version "(?:([^"/]+)\/)?([^"]+)"/;
const noResource = /the server could not find the requested resource/;
const discovery = /failed to discover server resources for group version (?:([\w.-]+)\/)?(\w+)/;

/** Groups of Kubernetes itself: there a missing kind is a removed version, not a missing CRD. */
const builtIn = /^(?:|apps|batch|autoscaling|policy|extensions|(?:\w+\.)+k8s\.io)$/;
const ofCrds =
  /^(?:gateway\.networking|snapshot\.storage|metrics|\w+\.x-k8s|multicluster\.x)\.k8s\.io$|cluster\.x-k8s\.io$/;

/**
 * D5: the cluster does not know the kind, or not in that version. Argo CD before 2.14 passes on
 * Kubernetes' words (`no matches for kind …`, `the server could not find the requested resource`).
 */
export const crdMissing = rejectedRule("D5", {
  read,
  tell: ({ first, all, place }) => {
    const { kind, group, version: wanted, served } = first.read;
    const kinds = [...new Set(all.map(({ read: { kind } }) => kind))];
    const names = quoteNames(all.map(({ resource }) => resource.name));
    const api = quote(`${group === "" ? "" : `${group}/`}${wanted}`, 100);
    const fact = { text: quote(first.words, 260), where: whereRefused(first.resource) };
    if (served !== undefined || isBuiltIn(group)) {
      const instead = served === undefined ? "" : `; it serves ${quote(served, 30)}`;
      return {
        headline: `the sync fails: its cluster does not serve ${quote(kind, 60)} in version ${api}${instead}`,
        facts: [fact],
        fix: `Change \`apiVersion\` of ${kind} ${names} in ${place}${served === undefined ? " to one that this Kubernetes serves" : ` to ${quote(`${group === "" ? "" : `${group}/`}${served}`, 100)}`}, and its fields with it.`,
      };
    }
    return {
      headline: `the sync fails: its cluster has no CRD for ${quoteNames(kinds)} (${api})`,
      facts: [
        fact,
        {
          text: `What brings ${quote(kind, 60)}, usually an operator, is not installed on the cluster`,
          where: `${kind} ${first.resource.name}`,
        },
      ],
      fix: `Install the CRDs of ${quote(group, 80)} on the cluster first: in an earlier sync wave, or by the platform. If they come with the same sync, set \`SkipDryRunOnMissingResource=true\` on ${names}. Then sync by hand.`,
    };
  },
});

function read(words: string, resource: SyncResultResource): Missing | undefined {
  const [, wanted, ofGroup, ofKind, served] = version.exec(words) ?? [];
  if (ofKind !== undefined && wanted !== undefined) {
    return { kind: ofKind, group: ofGroup ?? "", version: wanted, served };
  }
  const [, group, kind] = absent.exec(words) ?? [];
  if (kind !== undefined) {
    return { kind, group: group ?? "", version: resource.version, served: undefined };
  }
  const [, matchKind, matchGroup, matchVersion] = noMatch.exec(words) ?? [];
  if (matchKind !== undefined) {
    return {
      kind: matchKind,
      group: matchGroup ?? "",
      version: matchVersion ?? "",
      served: undefined,
    };
  }
  if (!noResource.test(words)) return undefined;
  const [, found, foundVersion] = discovery.exec(words) ?? [];
  if (resource.kind === "Application" && foundVersion === undefined) return undefined;
  return {
    kind: resource.kind === "Application" ? "a kind" : resource.kind,
    group: found ?? resource.group,
    version: foundVersion ?? resource.version,
    served: undefined,
  };
}

function isBuiltIn(group: string): boolean {
  return builtIn.test(group) && !ofCrds.test(group);
}
