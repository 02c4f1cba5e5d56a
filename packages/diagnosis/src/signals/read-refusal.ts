/** Why the cluster's admission does not let a pod be made. */
export type Refusal =
  | {
      readonly kind: "quota";
      readonly quota: string;
      readonly requested: string;
      readonly used: string;
      readonly limited: string;
    }
  | { readonly kind: "quota-wants"; readonly quota: string; readonly wants: string }
  | {
      readonly kind: "limit-range";
      readonly bound: "maximum" | "minimum" | "ratio";
      readonly resource: string;
      /** `Container`, `Pod`, `PersistentVolumeClaim`. */
      readonly per: string;
      readonly allowed: string;
      /** Undefined where nothing was asked for, which is refused too. */
      readonly asked: string | undefined;
    }
  | {
      readonly kind: "pod-security";
      readonly profile: string;
      readonly violations: readonly string[];
    }
  | { readonly kind: "constraints" }
  | { readonly kind: "service-account"; readonly name: string }
  | { readonly kind: "webhook-denied"; readonly webhook: string; readonly words: string }
  | { readonly kind: "webhook-down"; readonly webhook: string }
  | { readonly kind: "other"; readonly words: string };

/** What controllers put before the API's words: `Error creating: `, `create Pod x in StatefulSet y failed error: `. */
const refused = /\b(?:pods|persistentvolumeclaims)(?: "[^"]*")? is forbidden: ([\s\S]*)$/;

/** What the API server does not take for a pod at all: a request above its limit, a bad name. */
const invalid = /^(?:Error creating: )?(Pod "[^"]*" is invalid: [\s\S]*)$/;

/** Reads the API server's refusal of a pod; undefined for texts that are none. */
export function readRefusal(text: string): Refusal | undefined {
  const [, down] = /failed calling webhook "([^"]+)"/.exec(text) ?? [];
  if (down !== undefined) return { kind: "webhook-down", webhook: down };
  const [, webhook, said = ""] =
    /admission webhook "([^"]+)" denied the request: ?([\s\S]*)$/.exec(text) ?? [];
  if (webhook !== undefined) return { kind: "webhook-denied", webhook, words: said };
  const words = refused.exec(text)?.[1] ?? invalid.exec(text)?.[1];
  // A right that a controller lacks is the cluster's affair, not the pod's.
  if (words === undefined || /^User "/.test(words)) return undefined;
  return readQuota(words) ?? readLimitRange(words) ?? readPolicy(words) ?? { kind: "other", words };
}

function readQuota(words: string): Refusal | undefined {
  const [, quota, requested, used, limited] =
    /exceeded quota: ([^,]+), requested: (.+?), used: (.+?), limited: (.+?)$/m.exec(words) ?? [];
  if (quota !== undefined && requested !== undefined && used !== undefined && limited !== undefined)
    return { kind: "quota", quota, requested, used, limited };
  const [, strict, wants] = /failed quota: ([^:]+): must specify ([\s\S]+)$/.exec(words) ?? [];
  if (strict === undefined || wants === undefined) return undefined;
  return { kind: "quota-wants", quota: strict, wants };
}

/** `maximum memory usage per Container is 512Mi, but limit is 1Gi`, `… per Pod is 100m.  No request is specified`. */
function readLimitRange(words: string): Refusal | undefined {
  const [, bound, resource = "", per = "", allowed = "", asked] =
    /(maximum|minimum) (\S+) usage per (\w+) is ([^\s,\]]+?)(?:\.\s+No \w+ is specified|, but (?:limit|request) is ([^\s,\]]+))/.exec(
      words,
    ) ?? [];
  if (bound === "maximum" || bound === "minimum")
    return { kind: "limit-range", bound, resource, per, allowed, asked };
  const [, scaled, of = "", most = "", given] =
    /(\S+) max limit to request ratio per (\w+) is ([^\s,]+), but (?:provided ratio is ([\d.]+))?/.exec(
      words,
    ) ?? [];
  if (scaled === undefined) return undefined;
  return {
    kind: "limit-range",
    bound: "ratio",
    resource: scaled,
    per: of,
    allowed: most,
    asked: given,
  };
}

function readPolicy(words: string): Refusal | undefined {
  const [, profile, violations] = /violates PodSecurity "([^"]+)": ([\s\S]*)$/.exec(words) ?? [];
  if (profile !== undefined) {
    const each = (violations ?? "")
      .split(/(?<=\)), /)
      .map((part) => part.replace(/ \([\s\S]*$/, ""));
    return { kind: "pod-security", profile, violations: each.filter((part) => part !== "") };
  }
  if (
    /unable to validate against any (?:security context constraint|pod security policy)/.test(words)
  ) {
    return { kind: "constraints" };
  }
  const account = /serviceaccount "([^"]+)" not found/.exec(words)?.[1];
  return account === undefined ? undefined : { kind: "service-account", name: account };
}
