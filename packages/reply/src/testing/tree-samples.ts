import type { ResourceTreeResult, TreeLine } from "@lynceus/contract";

const line = (
  kind: string,
  name: string,
  path: readonly string[],
  fields: Partial<TreeLine> = {},
) => ({
  kind,
  name,
  path: [...path],
  info: [],
  health: "Healthy",
  namespace: "payments-prod",
  ...fields,
});
const deployment = "Deployment/payments-api";
const fresh = "ReplicaSet/payments-api-6445bf6c75";
const stable = "ReplicaSet/payments-api-7d9c5b6f4";
const others: readonly TreeLine[] = [
  line("ReplicaSet", "payments-api-6445bf6c75", [deployment], { info: ["Revision=Rev:5"] }),
  line("ReplicaSet", "payments-api-7d9c5b6f4", [deployment], { info: ["Revision=Rev:4"] }),
  line("ReplicaSet", "payments-api-59c8d7f66", [deployment], { info: ["Revision=Rev:3"] }),
  ...["x2v8k", "l9w4c"].map((pod) =>
    line("Pod", `payments-api-7d9c5b6f4-${pod}`, [deployment, stable], {
      info: ["Status Reason=Running", "Containers=1/1"],
    }),
  ),
  line("Service", "payments-api", []),
  line("Service", "payments-api-headless", []),
  { ...line("ConfigMap", "payments-api-config", []), health: undefined },
];

/** A rollout whose new ReplicaSet cannot pull its image, while the old one serves. */
export const tree: ResourceTreeResult = {
  total: 12,
  counts: [],
  unhealthy: [
    line("Pod", "payments-api-6445bf6c75-jrnsf", [deployment, fresh], {
      health: "Degraded",
      info: ["Status Reason=ImagePullBackOff", "Containers=0/1"],
    }),
    line("Deployment", "payments-api", [], { health: "Degraded" }),
  ],
  others: [...others],
  orphans: 0,
  orphaned: [],
};
