import type { Application, ResourceNode, SyncResultResource } from "@lynceus/argocd";
import type { PodGroup } from "./scene/group-pods.ts";

export type Condition = NonNullable<Application["status"]>["conditions"][number];

/** A ConfigMap or Secret that a sync changed, with the sync's words about it, and how pods read it. */
export interface StaleConfig {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly message: string;
  readonly by: string;
}

/** One thing that is wrong, before anybody has said what it is. Independent failures are separate. */
export type Trouble =
  /** Argo CD cannot compare: manifests, the Application's spec, or the cluster. */
  | { readonly kind: "source"; readonly conditions: readonly Condition[] }
  /** Argo CD could not run a sync, or has given up on it. */
  | { readonly kind: "operation"; readonly message: string; readonly condition?: Condition }
  /** The cluster's API refused objects of a sync. */
  | { readonly kind: "rejected"; readonly resources: readonly SyncResultResource[] }
  /** A sync waits for, or failed at, a hook, a wave or a deletion. */
  | {
      readonly kind: "hook";
      readonly message: string;
      readonly hooks: readonly SyncResultResource[];
      readonly groups: readonly PodGroup[];
    }
  /** Pods that fail alike: one revision of one workload, or of several with the same failure. */
  | {
      readonly kind: "pods";
      readonly groups: readonly [PodGroup, ...PodGroup[]];
      /** Unhealthy objects of the application that the pods' own words name: a claim, an ExternalSecret. */
      readonly named: readonly ResourceNode[];
    }
  /** An unhealthy object with no unhealthy pod below it. */
  | { readonly kind: "resource"; readonly node: ResourceNode }
  /** Argo CD warns of what it was given, all conditions of one type; the sync may go through all the same. */
  | { readonly kind: "warning"; readonly conditions: readonly [Condition, ...Condition[]] }
  /** The ApplicationSet that makes the application cannot make its applications; this one may be fine. */
  | { readonly kind: "generator"; readonly manifest: unknown }
  /** The cluster differs from Git and nothing else is wrong. */
  | { readonly kind: "drift" }
  /** Green, and its pods run with configuration that has changed since they started. */
  | {
      readonly kind: "stale";
      readonly workload: ResourceNode;
      readonly configs: readonly [StaleConfig, ...StaleConfig[]];
      /** How many pods are older than the change. */
      readonly pods: number;
      readonly changedAt: string;
    }
  /** Green, and younger than its own objects: something made the Application anew. */
  | { readonly kind: "recreated"; readonly oldest: ResourceNode }
  | { readonly kind: "deletion" };

export type TroubleOf<K extends Trouble["kind"]> = Extract<Trouble, { kind: K }>;
