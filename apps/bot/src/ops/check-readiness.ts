import type { InstanceState } from "@lynceus/argocd";

/** How far a bot is. */
export interface Standing {
  readonly role: "all" | "slack" | "worker";
  readonly phase: "starting" | "running" | "stopping";
  readonly instances: readonly Pick<InstanceState, "name" | "state">[] | undefined;
}

export interface Readiness extends Standing {
  readonly ready: boolean;
  /** Why it is not, as sentences. */
  readonly reasons: readonly string[];
}

/**
 * Whether a bot does its part: it listens to Slack, takes jobs, or both. It runs only when every Argo CD has
 * been heard, or given up on for now; one that is away makes no bot unready.
 */
export function checkReadiness(standing: Standing, problems: readonly string[]): Readiness {
  const reasons = [...sayPhase(standing), ...problems];
  const { role, phase, instances } = standing;
  return {
    ready: reasons.length === 0,
    ...{ role, phase, reasons },
    instances: instances?.map(({ name, state }) => ({ name, state })),
  };
}

function sayPhase({ role, phase }: Standing): readonly string[] {
  const part = {
    all: "It does not listen to Slack and takes no jobs",
    slack: "It does not listen to Slack",
    worker: "It takes no jobs",
  }[role];
  switch (phase) {
    case "running":
      return [];
    case "starting":
      return [`${part} yet: it is starting.`];
    case "stopping":
      return [`${part} any more: it is stopping.`];
  }
}
