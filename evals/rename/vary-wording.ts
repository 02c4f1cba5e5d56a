import { createRandom } from "./create-random.ts";

/** The same message as other versions of Kubernetes, container runtimes and registries put it. */
const VARIANTS: readonly (readonly [said: RegExp, others: readonly string[]])[] = [
  // kubelet up to 1.30 does not repeat why it backs off
  [/(Back-off pulling image "[^"]*"): Err\w+: .*/g, ["$1"]],
  // scheduler since 1.31
  [
    /\. preemption: 0\/(\d+) nodes are available: /g,
    [". no new claims to deallocate, preemption: 0/$1 nodes are available: "],
  ],
  // scheduler up to 1.25
  [/untolerated taint\(s\)/g, ["untolerated taint {dedicated: batch}"]],
  // API servers print the type of the value
  [
    /Invalid value: \{"matchLabels"/g,
    ['Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"x":"y"}}, {"matchLabels"'],
  ],
  [
    /The Kubernetes API could not find ([\w.-]+)\/(\w+) for requested resource \S+\. Make sure the "\w+" CRD is installed on the destination cluster\.?/g,
    [
      'resource mapping not found: no matches for kind "$2" in version "$1/v1"',
      "the server could not find the requested resource",
    ],
  ],
  [
    /context deadline exceeded \(Client\.Timeout exceeded while awaiting headers\)/g,
    [
      "context deadline exceeded",
      "net/http: request canceled (Client.Timeout exceeded while awaiting headers)",
    ],
  ],
];

/** Puts messages as another version would; which one is decided by the seed, the same for all. */
export function varyWording(seed: number): (text: string) => string {
  const random = createRandom(seed + 2);
  const chosen = VARIANTS.map(([said, others]) => {
    const at = Math.floor(random() * (others.length + 1));
    return { said, other: others[at] };
  }).filter(({ other }) => other !== undefined);
  return (text) => chosen.reduce((put, { said, other = "" }) => put.replace(said, other), text);
}
