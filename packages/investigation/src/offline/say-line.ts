import { code } from "./clip.ts";
import { forPeople } from "./for-people.ts";
import type { RankedLine } from "./rank-lines.ts";
import { tellingClause } from "./telling-clause.ts";

/** A line of a result as a statement of what was seen where; of a long one its telling clause. */
export function sayLine({ evidence, before, excerpt, kind, path, shared }: RankedLine): string {
  const quote = (text: string) => code(tellingClause(forPeople(text), shared));
  const quoted = quote(excerpt);
  const { tool } = evidence;
  if (/logs?$/.test(tool)) return `The log says ${quoted}`;
  if (/events?$/.test(tool)) {
    const [, reason] = /^(?:Warning|Normal) ([A-Z]\w+)/.exec(before) ?? [];
    return `Kubernetes reports ${reason === undefined ? "" : `\`${reason}\`: `}${quoted}`;
  }
  if (/history|revision|metadata/.test(tool)) return sayCommit(excerpt) ?? `Git has ${quoted}`;
  const object = sayObject(excerpt, tool);
  if (object !== undefined) return object;
  if (kind === "object") {
    return /_diff$/.test(tool)
      ? `Git against the cluster: ${quoted}`
      : `The last deployment changed this: ${quoted}`;
  }
  if (/_diff$/.test(tool)) return `Git and cluster differ: ${quoted}`;
  if (/manifests|resources$/.test(tool)) {
    const [, status] = /^(?:- )?(?:message|reason): "?(.*?)"?$/.exec(excerpt) ?? [];
    if (status !== undefined) return `Its status says ${quote(status.replaceAll('\\"', '"'))}`;
    const under = path.split(".").at(-1) ?? "";
    return `The manifest has ${quoted}${under === "" ? "" : ` under \`${under}\``}`;
  }
  if (/tree$/.test(tool)) return `The resource tree says ${quote(messageOf(excerpt))}`;
  return `Argo CD says ${quoted}`;
}

/** What a line of the tree says in words: its health is one word, and often another object's. */
function messageOf(excerpt: string): string {
  return /"([^"]{12,})"/.exec(excerpt)?.[1] ?? excerpt;
}

/** `Git now: <sha> "message" author …` as a sentence; who wrote it is named where it is to blame alone. */
function sayCommit(excerpt: string): string | undefined {
  const [, lead = "", sha, message] =
    /^(.*?)\b([0-9a-f]{7})[0-9a-f]{33}\b(?: "([^"]*)")?/.exec(excerpt) ?? [];
  if (sha === undefined) return undefined;
  const what = `\`${sha}\`${message === undefined ? "" : ` "${message}"`}`;
  return /^Git now/.test(lead) ? `Git is now at ${what}` : `The history has ${what}`;
}

/** `missing in the cluster: Kind namespace/name` and its like, with the object's name alone as code. */
function sayObject(excerpt: string, tool: string): string | undefined {
  const [, how, kind, name] =
    /^(missing in the cluster|not in Git, to be pruned|changed|added|removed):? ([A-Z][A-Za-z]+)(?:\.[\w.-]+)? (?:[\w.-]+\/)?([\w.:-]+)$/.exec(
      excerpt,
    ) ?? [];
  if (how === undefined || kind === undefined) return undefined;
  const object = `${kind} \`${name}\``;
  switch (how) {
    case "missing in the cluster":
      return `${object} is in Git and missing in the cluster`;
    case "not in Git, to be pruned":
      return `${object} is in the cluster and no longer in Git`;
    default:
      return /_diff$/.test(tool)
        ? `Git and cluster differ in ${object}`
        : `The last deployment ${how} ${object}`;
  }
}
