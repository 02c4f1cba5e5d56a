import type { Diagnosis, Finding } from "@lynceus/contract";
import type { StepValue } from "@lynceus/skills";
import type { Evidence } from "../evidence/evidence.ts";
import { searchWord } from "./telling-words.ts";

export interface KnownFacts {
  readonly diagnosis: Diagnosis;
  readonly finding: Finding;
  /** What has been read so far, oldest first. */
  readonly read: readonly Evidence[];
}

/** A reference's value as far as it is known yet; a literal is itself. */
export function fillReference(value: StepValue, facts: KnownFacts): unknown {
  if (value.kind === "literal") return value.value;
  const { diagnosis, finding } = facts;
  switch (value.name) {
    case "resource":
      return resourceOf(finding);
    case "pod":
      return podOf(facts);
    case "container":
      return containerOf(finding);
    case "revision":
      return diagnosis.change?.revision;
    case "word":
      return searchWord(finding, [diagnosis.application.name, finding.resource.name]);
    default:
      return undefined;
  }
}

/** An object that tools can be asked for: not the Application itself, which they name otherwise. */
function resourceOf({ resource }: Finding): unknown {
  const { group, kind, namespace, name } = resource;
  if (kind === "Application" && group === "argoproj.io") return undefined;
  return {
    kind,
    name,
    ...(namespace === "" ? {} : { namespace }),
    ...(group === "" ? {} : { group }),
  };
}

function podOf({ finding, read }: KnownFacts): string | undefined {
  if (finding.resource.kind === "Pod") return finding.resource.name;
  const texts = [...finding.evidence.map(({ object }) => object), ...read.map(({ text }) => text)];
  for (const text of texts) {
    const names = [...text.matchAll(/\bPod[ /](?:[\w.-]+\/)?([a-z0-9][\w.-]+)/g)].map(
      ([, name]) => name,
    );
    const own = names.find((name) => name?.startsWith(finding.resource.name));
    if (own !== undefined) return own;
  }
  return undefined;
}

/** Rules name a container where they tell of one of several. */
function containerOf({ facts, evidence }: Finding): string | undefined {
  const texts = [
    ...facts.flatMap(({ text, where }) => [where ?? "", text]),
    ...evidence.map(({ field }) => field),
  ];
  for (const text of texts) {
    const [, name] = /\bcontainer `?([a-z0-9]([a-z0-9-]*[a-z0-9])?)`?/i.exec(text) ?? [];
    if (name !== undefined) return name;
  }
  return undefined;
}
