/** Why no node takes a pod, in the scheduler's own clauses. */
export interface Unschedulable {
  /** Undefined where the scheduler got no further than the pod itself. */
  readonly nodes: number | undefined;
  readonly clauses: readonly SchedulingClause[];
}

export interface SchedulingClause {
  /** Undefined for what holds whatever the node. */
  readonly count: number | undefined;
  readonly kind: ClauseKind;
  /** A resource (`cpu`, `nvidia.com/gpu`), a taint's key, a claim's name. */
  readonly detail: string | undefined;
  readonly text: string;
}

type ClauseKind =
  | "resource"
  | "pods"
  | "taint"
  | "selector"
  | "spread"
  | "anti-affinity"
  | "affinity"
  | "volume-zone"
  | "volume-count"
  | "claim-missing"
  | "claim-unbound"
  | "cordoned"
  | "ports"
  | "gated"
  | "no-nodes"
  | "other";

const kinds: readonly (readonly [ClauseKind, RegExp])[] = [
  ["resource", /^Insufficient (\S+)/],
  ["pods", /^Too many pods/],
  ["taint", /had (?:untolerated )?taint(?:\(s\))?(?: \{([^:}]+))?/],
  ["selector", /didn't match (?:Pod's )?node (?:affinity|selector)/],
  ["spread", /didn't match pod topology spread/],
  ["anti-affinity", /anti-affinity/],
  ["affinity", /didn't match pod affinity/],
  ["volume-zone", /volume node affinity conflict|no available volume zone/],
  ["volume-count", /exceed max volume count/],
  ["claim-missing", /persistentvolumeclaim "([^"]+)" (?:not found|is being deleted)/i],
  ["claim-missing", /could not find v1\.PersistentVolumeClaim "(?:[^"/]+\/)?([^"]+)"/],
  ["claim-missing", /controller to create the persistentvolumeclaim "([^"]+)"/],
  ["gated", /non-empty scheduling gates/],
  ["no-nodes", /no nodes available to schedule pods/],
  [
    "claim-unbound",
    /unbound (?:immediate )?PersistentVolumeClaims|didn't find available persistent volumes/,
  ],
  ["cordoned", /were unschedulable/],
  ["ports", /didn't have free ports/],
];

const available = /^\d+\/(\d+) nodes are available: /;
/** The second sentence tells what evicting others would help, in the first one's words. */
const preemption = /\.? (?:no new claims to deallocate, )?preemption: [\s\S]*$/;

/** What the scheduler says of the pod before it has looked at any node. */
const beforeNodes = new Set<ClauseKind>(["claim-missing", "gated", "no-nodes"]);

/**
 * Reads `0/3 nodes are available: 2 Insufficient cpu, 1 node(s) had untolerated taint {a: b}.` and what the
 * scheduler says before it looks at nodes. Undefined for any other text.
 */
export function readUnschedulable(text: string): Unschedulable | undefined {
  const total = available.exec(text)?.[1];
  const rest = text.replace(available, "").replace(preemption, "").replace(/\.$/, "");
  if (total === undefined && !beforeNodes.has(kindOf(rest).kind)) return undefined;
  const clauses = rest.split(/, (?=\d+ )/).map((clause): SchedulingClause => {
    const [, count, reason = clause] = /^(\d+) ([\s\S]*)$/.exec(clause) ?? [];
    return {
      count: count === undefined ? undefined : Number(count),
      ...kindOf(reason),
      text: reason,
    };
  });
  return {
    nodes: total === undefined ? undefined : Number(total),
    clauses: clauses.sort((a, b) => (b.count ?? Infinity) - (a.count ?? Infinity)),
  };
}

function kindOf(reason: string): Pick<SchedulingClause, "kind" | "detail"> {
  for (const [kind, pattern] of kinds) {
    const match = pattern.exec(reason);
    if (match !== null) return { kind, detail: match[1] };
  }
  return { kind: "other", detail: undefined };
}
