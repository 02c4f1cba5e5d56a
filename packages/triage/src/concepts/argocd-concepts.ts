import type { Called } from "./called.ts";

const LOOK = "Ask about an application by name to see what it is there.";

/** Argo CD's statuses, conditions and notions, as its documentation has them. */
export const argocdConcepts: readonly Called[] = [
  {
    term: "OutOfSync",
    also: ["not synced"],
    meaning:
      "What runs in the cluster differs from what Git says: a new commit is not deployed yet, or something was changed in the cluster.",
    next: "A sync puts it right; if it comes back, something else keeps writing the field (an autoscaler, a webhook, a person).",
  },
  {
    term: "Synced",
    also: ["in sync", "sync status"],
    meaning:
      "What runs in the cluster is what Git says at the tracked revision. It says nothing about whether that works: an application can be Synced and Degraded.",
  },
  {
    term: "Unknown",
    also: [],
    meaning:
      "Argo CD cannot tell. As a sync status: it could not compare, because the manifests cannot be generated or the cluster cannot be reached. As a health: it could not read the resources.",
    next: "The condition beside it (ComparisonError, InvalidSpecError) says why. What runs keeps running.",
  },
  {
    term: "Degraded",
    also: ["unhealthy"],
    meaning:
      "At least one resource reports failure: a rollout over its deadline, a crashing pod, a failed Job or an aborted canary. The worst resource decides for the application.",
    next: LOOK,
  },
  {
    term: "Progressing",
    also: [],
    meaning:
      "A resource is not healthy yet but may still become so: a rollout under way, a pod starting, a load balancer without an address.",
    next: "When it stays so for long, something waits: look at the pods and at events.",
  },
  {
    term: "Suspended",
    also: [],
    meaning:
      "Somebody or something paused it on purpose: a paused Deployment or Rollout step, a suspended CronJob. Nothing is broken.",
    next: "It goes on when it is resumed or promoted.",
  },
  {
    term: "Missing",
    also: [],
    meaning:
      "Git has a resource that does not exist in the cluster: it was never synced, could not be created, or was deleted.",
    next: "The last sync's error says which; with automated sync off it only waits to be synced.",
  },
  {
    term: "Healthy",
    also: [],
    meaning:
      "Every resource that has a health check passes it. It does not mean that users are fine: Argo CD sees Kubernetes objects, not traffic.",
  },
  {
    term: "SyncFailed",
    also: ["sync failed", "failed sync", "sync failure"],
    meaning:
      "A sync began and did not get through: Kubernetes rejected a resource, a hook failed, or the retries were used up. What was running before keeps running.",
    next: "The operation's message names the resource. Fix it in Git; a new commit or another sync tries again.",
  },
  {
    term: "SyncError",
    also: [],
    meaning:
      "Automated sync tried this commit, failed, and will not try the same commit again by itself.",
    next: "Fix it in Git with a new commit, or sync by hand.",
  },
  {
    term: "ComparisonError",
    also: ["manifest generation error"],
    meaning:
      "Argo CD could not produce the manifests or could not read the cluster, so it cannot compare: a Helm, Kustomize or YAML error, a path or revision that is not there, a cluster it cannot reach.",
    next: "Nothing deploys until it is fixed; what runs keeps running. The error may be cached: a hard refresh asks again.",
  },
  {
    term: "InvalidSpecError",
    also: [],
    meaning:
      "The Application itself is wrong: its project does not exist or does not permit its repository or destination, or the cluster is not known.",
    next: "Correct the Application or its project; the workload's manifests are not the problem.",
  },
  {
    term: "SharedResourceWarning",
    also: ["shared resource"],
    meaning:
      "Two applications declare the same object, so each sync of one overwrites the other and they flip to OutOfSync in turn. It may be shown on one of the two only.",
    next: "Keep the object in one of them.",
  },
  {
    term: "RepeatedResourceWarning",
    also: ["repeated resource"],
    meaning:
      "One application's manifests declare the same object twice; which of the two is applied last wins.",
    next: "Remove one of them.",
  },
  {
    term: "OrphanedResourceWarning",
    also: ["orphaned resource"],
    meaning:
      "The destination namespace holds objects that no application manages. It is a notice, not a failure.",
  },
  {
    term: "ExcludedResourceWarning",
    also: [],
    meaning:
      "The manifests declare a kind that this Argo CD is configured to leave out, so it is never applied.",
  },
  {
    term: "DeletionError",
    also: ["deletion error"],
    meaning: "The application is being deleted and Argo CD could not remove something of it.",
    next: "Usually a finalizer that nobody removes, or a cluster that cannot be reached.",
  },
  {
    term: "sync wave",
    also: ["wave", "argocd.argoproj.io/sync-wave"],
    meaning:
      "A number on a resource that orders a sync: lower waves are applied first, and the next wave waits until all of the one before are healthy.",
    next: "A resource that never gets healthy therefore holds back all later waves.",
  },
  {
    term: "sync window",
    also: ["deny window", "maintenance window"],
    meaning:
      "A schedule of a project that allows or denies syncs. While a deny window is active automated syncs wait, and manual ones too unless the window permits them.",
  },
  {
    term: "hook",
    also: ["sync hook", "PreSync", "PostSync", "PreSync hook", "PostSync hook", "SyncFail hook"],
    meaning:
      "A resource, mostly a Job, that runs at a point of a sync: PreSync before, PostSync after all is healthy, SyncFail when it fails. A failed PreSync hook stops the sync before anything else is applied.",
  },
  {
    term: "prune",
    also: ["pruning"],
    meaning:
      "Deleting from the cluster what is no longer in Git. It is off unless asked for, so removed resources stay and the application is OutOfSync.",
  },
  {
    term: "self-heal",
    also: ["selfheal", "self healing"],
    meaning:
      "Part of automated sync: a change made in the cluster is undone within seconds, without a new commit. Without it such a change stays until the next commit.",
  },
  {
    term: "auto-sync",
    also: ["automated sync", "automatic sync"],
    meaning:
      "Argo CD deploys a new commit by itself. It tries a commit once and does not retry one that failed unless retries are configured; rolling back needs it off.",
  },
  {
    term: "refresh",
    also: ["normal refresh"],
    meaning:
      "Compares with Git and the cluster again at once, with cached manifests where the commit is the same.",
  },
  {
    term: "hard refresh",
    also: [],
    meaning:
      "A refresh that throws the cached manifests away and generates them again. It helps when a chart or a base changed without a commit, or when an error was cached.",
  },
  {
    term: "sync",
    also: ["syncing"],
    meaning:
      "Applying what Git says at a revision to the cluster. It is what others call a deployment.",
  },
  {
    term: "rollback",
    also: ["roll back"],
    meaning:
      "Deploying an earlier revision from the history. Git still names the newer one, so automated sync has to be off, and the application is OutOfSync until Git is changed too.",
    next: "Reverting the commit in Git is the lasting way.",
  },
  {
    term: "app of apps",
    also: ["app-of-apps"],
    meaning:
      "An application whose manifests are other Applications. Deleting one of those by hand does not last: the parent makes it again.",
  },
  {
    term: "ApplicationSet",
    also: ["application set", "appset"],
    meaning:
      "Makes Applications from a template and a list: clusters, directories, pull requests. When its template or generator fails, it makes and changes nothing.",
  },
  {
    term: "AppProject",
    also: ["project", "argocd project", "app project"],
    meaning:
      "Says for a group of applications from which repositories, to which clusters and namespaces and with which kinds they may deploy, and who may do so.",
  },
  {
    term: "finalizer",
    also: ["finalizers"],
    meaning:
      "A mark on an object that keeps it from being deleted until whoever set it has cleaned up and removed it. When nobody does, the deletion hangs.",
  },
  {
    term: "drift",
    also: ["configuration drift", "config drift"],
    meaning:
      "The cluster differs from Git without a new commit: somebody or something changed an object there.",
  },
  {
    term: "ignoreDifferences",
    also: ["ignore differences"],
    meaning:
      "Fields of an Application that Argo CD does not compare, such as `replicas` under an autoscaler. A sync still writes them unless RespectIgnoreDifferences is set.",
  },
  {
    term: "server-side apply",
    also: ["ServerSideApply", "ssa"],
    meaning:
      "The API server merges the manifest and tracks which field belongs to whom, instead of an annotation with the last manifest, which may be 256 KiB at most.",
  },
];
