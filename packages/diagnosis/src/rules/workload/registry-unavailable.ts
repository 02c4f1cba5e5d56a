import { toEvidence } from "../../signals/signal.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import { podRule } from "../pod-rule.ts";
import { answerFact, type Pull, readPull } from "./read-pull.ts";

/** F3: the registry has had enough of pulls, or cannot be reached. Whether the tag exists is not known. */
export const registryUnavailable = podRule("F3", (pods) => {
  const pull = readPull(pods);
  if (pull?.kind !== "rate-limit" && pull?.kind !== "unreachable") return undefined;
  const limited = pull.kind === "rate-limit";
  const why = limited
    ? `the registry's pull rate limit is reached${/\b429\b/.test(pull.said) ? " (429)" : ""}`
    : `${registryOf(pull)} cannot be reached (${howOf(pull.said)})`;
  return {
    headline: (who) => `cannot pull ${who.possessive} image: ${why}`,
    facts: [
      answerFact(pull),
      {
        text: `The pull ended before the registry said anything of ${quoteNames(pull.images)} itself`,
      },
      limited && /unauthenticated/i.test(pull.said)
        ? { text: "It pulls without credentials, which has the lowest limit" }
        : undefined,
    ],
    evidence: pull.signals.map(toEvidence),
    ...(pull.registry === undefined
      ? {}
      : { shared: { kind: "registry", name: pull.registry } as const }),
    fix: limited
      ? "Pull with credentials (`imagePullSecrets`) or through a mirror; the kubelet tries again by itself once the limit allows."
      : `Restore the way from the nodes to ${registryOf(pull)} (DNS, proxy, firewall, certificate); the kubelet tries again by itself.`,
  };
});

function registryOf({ registry }: Pull): string {
  return registry === undefined ? "the registry" : `registry ${quote(registry, 80)}`;
}

function howOf(text: string): string {
  if (/no such host|server misbehaving/i.test(text)) return "no such host";
  if (/x509:|certificate/i.test(text)) return "certificate not accepted";
  if (/connection refused/i.test(text)) return "connection refused";
  if (/connection reset/i.test(text)) return "connection reset";
  if (/HTTP response to HTTPS client/.test(text)) return "it speaks HTTP, not HTTPS";
  if (/context canceled/.test(text)) return "the pull was broken off";
  if (/registry is unavailable/.test(text)) return "unavailable";
  const status = /\b50[0234]\b[\w ]*/.exec(text)?.[0].trim();
  return status ?? "timed out";
}
