/** A change that a person orders, as far as their words say it. Nothing is looked up. */
export interface Plan {
  readonly verb: PlanVerb;
  /** The verb as it was said: `connect`, `promote`. */
  readonly said: string;
  /** The application's name. */
  readonly name?: string;
  /** As typed: `github.com/myorg/apps`. */
  readonly repository?: string;
  /** Branch, tag or commit of the repository. */
  readonly branch?: string;
  readonly path?: string;
  /** One application for each directory under `path`. */
  readonly eachDirectory: boolean;
  readonly namespace?: string;
  readonly cluster?: string;
  readonly project?: string;
  /** What is to run, or to be gone back to: `2.0`, `previous`. */
  readonly version?: string;
  readonly replicas?: number;
  /** Its health is to be watched afterwards. */
  readonly monitors: boolean;
  /** When to roll back by itself, in the person's words: `it degrades`. */
  readonly rollbackIf?: string;
  /** What has to be known before anything could be done. */
  readonly missing: readonly PlanGap[];
}

export type PlanVerb =
  | "create"
  | "deploy"
  | "sync"
  | "roll back"
  | "restart"
  | "delete"
  | "scale"
  | "other";

export type PlanGap =
  | "application"
  | "name"
  | "repository"
  | "path"
  | "namespace"
  | "version"
  | "replicas";
