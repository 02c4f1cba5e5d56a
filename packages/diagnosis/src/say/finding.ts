import type {
  EvidenceLine,
  Fact,
  Finding,
  ResourceRef,
  Severity,
  SharedCause,
  Subject,
} from "@lynceus/contract";
import { instant } from "../text/instant.ts";

const mostFacts = 4;
const mostEvidence = 8;

/** A finding with its id and bounds: four facts, eight lines of evidence, nothing twice, nothing that the headline quotes. */
export function finding(options: {
  readonly mode: string;
  readonly severity: Severity;
  readonly subject: Subject;
  readonly resource: ResourceRef;
  readonly headline: string;
  readonly facts: readonly (Fact | undefined)[];
  readonly evidence: readonly (EvidenceLine | undefined)[];
  readonly version?: string | undefined;
  readonly since?: string | undefined;
  readonly fix?: string | undefined;
  readonly shared?: SharedCause | undefined;
}): Finding {
  const { mode, resource, subject, version, fix, shared } = options;
  const since = instant(options.since);
  return {
    id: `${mode}:${resource.kind}/${resource.name}:${subject}`,
    mode,
    severity: options.severity,
    subject,
    resource,
    ...(version === undefined ? {} : { version }),
    ...(since === undefined ? {} : { since }),
    headline: options.headline,
    facts: distinct(options.facts, (fact) => fact.text)
      .filter((fact) => !(fact.text.startsWith("`") && options.headline.includes(fact.text)))
      .slice(0, mostFacts),
    ...(fix === undefined ? {} : { fix }),
    evidence: distinct(options.evidence, (line) => `${line.object} ${line.excerpt}`).slice(
      0,
      mostEvidence,
    ),
    ...(shared === undefined ? {} : { shared }),
  };
}

function distinct<T>(items: readonly (T | undefined)[], key: (item: T) => string): T[] {
  const seen = new Map<string, T>();
  for (const item of items)
    if (item !== undefined && !seen.has(key(item))) seen.set(key(item), item);
  return [...seen.values()];
}

export function resourceRef(node: {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): ResourceRef {
  const { group, version, kind, namespace, name } = node;
  return { group, version, kind, namespace, name };
}
