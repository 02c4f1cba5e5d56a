import type { ApplicationSummary, Finding, SharedCause } from "@lynceus/contract";
import { shapeOf } from "../shape-of.ts";

const CODE = /(`[^`]*`)/;
const QUANTITY = /^\d[\d.,]*\s?[a-zA-Z%]{0,3}$/;
/** What stands under one name in many applications: files and fields. */
const INSIDE = /\.(?:ya?ml|json|tpl|tgz|jsonnet)$|^(?:spec|metadata|data|status)\.|\s/;

/** Where a cause of this kind is one and the same. */
const WITHIN: Readonly<Record<SharedCause["kind"], "everywhere" | "instance" | "cluster">> = {
  cluster: "instance",
  "metrics-api": "cluster",
  namespace: "cluster",
  registry: "everywhere",
  "repo-server": "instance",
  repository: "everywhere",
  "secret-store": "cluster",
  "sync-window": "instance",
  webhook: "cluster",
};

export interface Cause {
  /** The same for findings that tell the same, whatever their applications are called. */
  readonly key: string;
  /** The same where it is one and the same thing that they fail by; absent when each fails by its own. */
  readonly sharedKey?: string;
}

/** What is behind a finding: what it is shared by, else what it says without the names of its own application. */
export function causeOf(finding: Finding, application: ApplicationSummary): Cause {
  const known = causes.get(finding);
  if (known?.application === application) return known.cause;
  const cause = causeNow(finding, application);
  causes.set(finding, { application, cause });
  return cause;
}

/** Both sides are kept until they change, while every question to the fleet asks for thousands. */
const causes = new WeakMap<
  Finding,
  { readonly application: ApplicationSummary; readonly cause: Cause }
>();

function causeNow(finding: Finding, application: ApplicationSummary): Cause {
  const { shared } = finding;
  if (shared === undefined) return causeInWords(finding, application);
  const { instance, cluster } = application;
  const place = { everywhere: [], instance: [instance], cluster: [instance, cluster] };
  const key = [shared.kind, shared.name, ...place[WITHIN[shared.kind]]].join(" ");
  return { key, sharedKey: key };
}

function causeInWords(
  { mode, headline, resource, version = "" }: Finding,
  { instance, cluster, name, destinationNamespace }: ApplicationSummary,
): Cause {
  const own = [name, resource.name, destinationNamespace, version].filter((word) => word !== "");
  let namesMore = false;
  const said = headline.split(CODE).map((part) => {
    if (!CODE.test(part)) return shapeOf(part, own);
    const word = part.slice(1, -1);
    if (QUANTITY.test(word)) return "<n>";
    if (INSIDE.test(word) || own.some((one) => word.includes(one))) return shapeOf(word, own);
    namesMore = true;
    return word;
  });
  const key = `${mode} ${said.join("`")}`;
  return namesMore ? { key, sharedKey: `${key} ${instance} ${cluster}` } : { key };
}
