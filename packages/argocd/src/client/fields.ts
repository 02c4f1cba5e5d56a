/**
 * Field selections, as small as an index needs. Argo CD drops unknown names without a word.
 *
 * The list has a fixed set of selectable fields, without `status.conditions` and
 * `operationState.message`; up to 3.5 a parent beside its child (`items.spec`, `items.spec.project`)
 * fails at random, so children only.
 */
export const LIST_FIELDS = [
  "metadata.resourceVersion",
  ...[
    "metadata.name",
    "metadata.namespace",
    "metadata.labels",
    "metadata.creationTimestamp",
    "metadata.deletionTimestamp",
    "spec.project",
    "spec.destination",
    "spec.source",
    "spec.sources",
    "spec.syncPolicy",
    "status.health",
    "status.sync.status",
    "status.sync.revision",
    "status.operationState.phase",
    "status.operationState.startedAt",
    "status.operationState.finishedAt",
    "status.summary",
  ].map((field) => `items.${field}`),
].join(",");

/**
 * A stream may select any path, and announces a change only when the selected part changed: without
 * `reconciledAt` and `resourceVersion` an application that is merely reconciled stays silent.
 */
export const WATCH_FIELDS = [
  "result.type",
  ...[
    "metadata.name",
    "metadata.namespace",
    "metadata.labels",
    "metadata.creationTimestamp",
    "metadata.deletionTimestamp",
    "spec.project",
    "spec.destination",
    ...["source", "sources"].flatMap((source) =>
      ["repoURL", "path", "chart", "targetRevision"].map((field) => `spec.${source}.${field}`),
    ),
    "spec.syncPolicy",
    "status.health",
    "status.sync.status",
    "status.sync.revision",
    "status.sync.revisions",
    "status.conditions",
    "status.operationState.phase",
    "status.operationState.message",
    "status.operationState.startedAt",
    "status.operationState.finishedAt",
    "status.summary.images",
  ].map((field) => `result.application.${field}`),
].join(",");

/** Two of the four states: the other two are what these were computed from, as large again. */
export const MANAGED_FIELDS = [
  "group",
  "kind",
  "namespace",
  "name",
  "normalizedLiveState",
  "predictedLiveState",
  "hook",
  "modified",
]
  .map((field) => `items.${field}`)
  .join(",");
