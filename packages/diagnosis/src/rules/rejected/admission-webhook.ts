import { plain, quote, quoteError, quoteNames } from "../../text/quote.ts";
import { rejectedRule } from "./rejected-rule.ts";
import { sayObjects, whereRefused } from "./say-objects.ts";

const denies = /admission webhook "([^"]+)" denied the request(?::|\.|$)([\s\S]*)/;
const policy =
  /ValidatingAdmissionPolicy '([^']+)'(?: with binding '[^']*')? denied request:([\s\S]*)/;
const unreachable = /failed calling webhook "([^"]+)":([\s\S]*)/;

/**
 * D8: an admission webhook denies the objects, or does not answer and fails closed. Before Kubernetes 1.21
 * a webhook that does not answer says `Post …` at once, without `failed to call webhook`.
 */
export const admissionWebhook = rejectedRule("D8", {
  read: (words) => {
    for (const [kind, pattern] of [
      ["denies", denies],
      ["denies", policy],
      ["away", unreachable],
    ] as const) {
      const [, name, reason] = pattern.exec(words) ?? [];
      if (name !== undefined) return { kind, name, reason: (reason ?? "").trim() };
    }
    return undefined;
  },
  tell: ({ first, all, place }) => {
    const { kind, reason } = first.read;
    const names = quoteNames([...new Set(all.map(({ read }) => read.name))], 2);
    if (kind === "away") {
      return {
        headline: `the sync fails: admission webhook ${names} ${whyAway(reason)}, so what it guards cannot be applied; it is not this application`,
        facts: [
          { text: quoteError(reason, 280), where: whereRefused(first.resource) },
          {
            text: `The webhook fails closed: ${sayObjects(all)} ${all.length > 1 ? "were" : "was"} refused unread`,
          },
        ],
        fix: `Platform: bring the service behind ${names} back (its pods, service, certificate). Nothing to change here; every application on this cluster that it guards is affected. Then sync by hand.`,
        blameless: true,
        shared: { kind: "webhook", name: first.read.name },
      };
    }
    return {
      headline: `the sync fails: ${names} denies ${sayObjects(all)}: ${quoteError(reason === "" ? "no reason given" : reason, 140)}`,
      facts: all.slice(0, 2).map(({ read, resource }) => ({
        text: quoteError(read.reason === "" ? plain(first.words, 200) : read.reason, 300),
        where: whereRefused(resource),
      })),
      fix: `Meet what ${names} asks for in ${place}, or have the owner of the rule grant an exception. ${quote(first.resource.name, 63)} is refused until then.`,
    };
  },
});

function whyAway(reason: string): string {
  if (/connection refused/.test(reason)) return "does not answer (connection refused)";
  if (/no endpoints available/.test(reason))
    return "does not answer (no endpoints: its pods are not ready)";
  if (/x509|certificate/.test(reason)) return "cannot be called (certificate not accepted)";
  if (/deadline exceeded|[Tt]imeout|timed out/.test(reason)) return "does not answer in time";
  if (/service "[^"]*" not found|no such host/.test(reason))
    return "cannot be called (its service does not exist)";
  return "cannot be called";
}
