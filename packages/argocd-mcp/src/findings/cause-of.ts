import type { ApplicationSummary, Finding } from "@lynceus/contract";
import { shapeOf } from "../shape-of.ts";

const CODE = /(`[^`]*`)/;
const QUANTITY = /^\d[\d.,]*\s?[a-zA-Z%]{0,3}$/;
/** What stands under one name in many applications: files and fields. */
const INSIDE = /\.(?:ya?ml|json|tpl|tgz|jsonnet)$|^(?:spec|metadata|data|status)\.|\s/;

export interface Cause {
  /** The same for findings that tell the same, whatever their applications are called. */
  readonly key: string;
  /** Whether it names something outside the application: only then one cause is behind equal keys. */
  readonly isShareable: boolean;
}

/** What a finding says without the names of its own application: a mode, and what the headline names besides. */
export function causeOf(
  { mode, headline, resource, version = "" }: Finding,
  { name, destinationNamespace }: ApplicationSummary,
): Cause {
  const own = [name, resource.name, destinationNamespace, version].filter((word) => word !== "");
  let isShareable = false;
  const said = headline.split(CODE).map((part) => {
    if (!CODE.test(part)) return shapeOf(part, own);
    const word = part.slice(1, -1);
    if (QUANTITY.test(word)) return "<n>";
    if (INSIDE.test(word) || own.some((one) => word.includes(one))) return shapeOf(word, own);
    isShareable = true;
    return word;
  });
  return { key: `${mode} ${said.join("`")}`, isShareable };
}
