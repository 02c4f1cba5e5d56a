import type { InstanceState } from "@lynceus/argocd";

/** How far a bot is. */
export interface Standing {
  readonly role: "all" | "slack" | "worker";
  readonly phase: "starting" | "running" | "stopping";
  readonly instances: readonly Pick<InstanceState, "name" | "state">[] | undefined;
}

/** What keeps a bot from its part. */
export interface Reason {
  readonly part: "process" | "store" | "slack" | "queue";
  /** A sentence. */
  readonly says: string;
}

export interface Readiness extends Standing {
  readonly ready: boolean;
  /** Why it is not. */
  readonly reasons: readonly Reason[];
}

/**
 * Whether a bot does its part: it listens to Slack, takes jobs, or both. It runs only when every Argo CD has
 * been heard, or given up on for now; one that is away makes no bot unready.
 */
export function checkReadiness(standing: Standing, problems: readonly Reason[]): Readiness {
  const { role, phase, instances } = standing;
  const reasons = [...sayPhase(standing), ...problems];
  return {
    ready: reasons.length === 0,
    role,
    phase,
    reasons,
    instances: instances?.map(({ name, state }) => ({ name, state })),
  };
}

function sayPhase({ role, phase }: Standing): readonly Reason[] {
  const its = {
    all: "It does not listen to Slack and takes no jobs",
    slack: "It does not listen to Slack",
    worker: "It takes no jobs",
  }[role];
  switch (phase) {
    case "running":
      return [];
    case "starting":
      return [{ part: "process", says: `${its} yet: it is starting.` }];
    case "stopping":
      return [{ part: "process", says: `${its} any more: it is stopping.` }];
  }
}
