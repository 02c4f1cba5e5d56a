import { quote, quoteError, quoteNames } from "../../text/quote.ts";
import { rejectedRule } from "./rejected-rule.ts";
import { whereRefused } from "./say-objects.ts";

const patterns: readonly RegExp[] = [
  /(?:^|[\s[])([\w.[\]/-]+): (?:Invalid value: [\s\S]*?|Forbidden): (?:[\w .]*?)(?:may not change once set|field is immutable|is immutable|immutable field|cannot be changed|may not be changed|can not be less than)/,
  /(?:^|[\s[])([\w.[\]/-]+): Forbidden: (?:spec )?is immutable after creation/,
  /()(?:cannot change roleRef)/,
  /()updates to (?:parameters|provisioner|reclaimPolicy|volumeBindingMode) (?:are|is) forbidden/,
  /()only dynamically provisioned pvc can be resized/,
  /(?:^|[\s[])([\w.[\]/-]+): Forbidden: field can not be less than/,
  /(?:^|[\s[])([\w.[\]/-]+): Forbidden: pod updates may not change fields/,
  /(?:^|[\s[])([\w.[\]/-]+): Invalid value: [\s\S]*\b(?:immutable|may not change)\b/,
];

/**
 * D4: a field of an object that exists was changed and is fixed at its creation: a Service's address, a
 * claim's storage, a binding's role, an immutable ConfigMap, what a custom resource's own rules fix.
 */
export const immutableField = rejectedRule("D4", {
  read: (words) => {
    for (const pattern of patterns) {
      const field = pattern.exec(words)?.[1];
      if (field === undefined) continue;
      if (field !== "") return field;
      if (/can be resized/.test(words)) return "spec.resources.requests.storage";
      return /roleRef/.test(words) ? "roleRef" : (/updates to (\w+)/.exec(words)?.[1] ?? "spec");
    }
    return undefined;
  },
  tell: ({ first, all, place }) => {
    const names = quoteNames(all.map(({ resource }) => resource.name));
    const { kind } = first.resource;
    const field = quote(first.read, 80);
    const keeps = kind === "PersistentVolumeClaim" || kind === "PersistentVolume";
    return {
      headline: `the sync fails: ${field} of ${kind} ${names} was changed, and it is immutable`,
      facts: [{ text: quoteError(first.words, 280), where: whereRefused(first.resource) }],
      fix: `Put ${field} back in ${place}. If it must change, the ${kind} has to be recreated${keeps ? ", and its data with it: back it up first" : " (sync option `Replace=true,Force=true`, or delete it and sync by hand)"}.`,
    };
  },
});
