import type { Plan, PlanGap } from "@lynceus/contract";
import { quoted } from "./phrases.ts";

const MOST = 200;

/** What was understood, as `Repository: …` lines in the order in which a person checks them. */
export function understood(plan: Plan): readonly (readonly [string, string])[] {
  const { name, repository, branch, path, namespace, cluster, project } = plan;
  const { version, replicas, rollbackIf, eachDirectory, monitors } = plan;
  const text = (label: string, value: string | undefined) =>
    value === undefined ? [] : [[label, quoted(value, MOST)] as const];
  return [
    ...text(eachDirectory ? "Name" : "Application", name),
    ...text("Version", version),
    ...(replicas === undefined ? [] : [["Replicas", replicas.toLocaleString("en-US")] as const]),
    ...text("Repository", repository),
    ...text("Branch", branch),
    ...text(eachDirectory ? "One application for each directory under" : "Path", path),
    ...text("Project", project),
    ...text("Cluster", cluster),
    ...text("Namespace", namespace),
    ...(monitors ? [["Watch", "its health after the change"] as const] : []),
    ...text("Roll back if", rollbackIf),
  ];
}

export const GAPS: Readonly<Record<PlanGap, string>> = {
  application: "which application",
  name: "the application's name",
  repository: "the repository",
  path: "the path in the repository",
  namespace: "the namespace to deploy to",
  version: "the version",
  replicas: "how many replicas",
};

function nameOf({ name }: Plan): string {
  return name === undefined ? "the application" : quoted(name, 80);
}

/** What would be done, in order, once acting is possible. */
export function stepsOf(plan: Plan): readonly string[] {
  const { verb, version, replicas, monitors, rollbackIf, eachDirectory, said } = plan;
  const name = nameOf(plan);
  const to = version === undefined ? "" : ` ${quoted(version, 80)}`;
  const approve = "ask for approval of exactly this, by somebody entitled to it";
  const watch = "watch it until it is Healthy, or has failed";
  const back =
    rollbackIf === undefined
      ? []
      : [`roll back to what runs now if ${rollbackIf.slice(0, MOST)}, and say why`];
  switch (verb) {
    case "create":
      return eachDirectory
        ? [
            `list the directories under ${plan.path === undefined ? "the path" : quoted(plan.path, MOST)} and show each as an application`,
            "have Argo CD validate them all, without creating any",
            approve,
            "create them in waves, and stop at the first that fails",
          ]
        : [
            "have Argo CD validate the exact Application, without creating it",
            approve,
            `create ${name}`,
            watch,
          ];
    case "deploy":
      return [
        `check that version${to} is what Git or the registry has, and how ${name} stands`,
        approve,
        `sync ${name} to${to === "" ? " the version" : to}`,
        ...(monitors || rollbackIf !== undefined ? [watch] : []),
        ...back,
      ];
    case "sync":
      return ["show what the sync would change, as a diff", approve, `sync ${name}`, watch];
    case "roll back":
      return [
        `show what is different in${version === undefined || version === "previous" ? " the revision before" : to}`,
        "check that auto-sync is off: Argo CD refuses a rollback otherwise",
        approve,
        `roll ${name} back`,
        watch,
      ];
    case "restart":
      return [approve, `restart the workloads of ${name}, pod by pod`, watch];
    case "delete":
      return [
        "list every object that would go with it",
        `${approve}, with the name typed`,
        `delete ${name}`,
      ];
    case "scale":
      return [
        `check whether Git or an autoscaler sets the replicas: either would set them back`,
        approve,
        `scale to ${replicas ?? "the number asked for"}`,
        watch,
      ];
    case "other":
      return [approve, `${said.slice(0, 40)} ${name}`, watch];
  }
}

/** What it could break. */
export function riskOf({ verb, eachDirectory }: Plan): string {
  switch (verb) {
    case "create":
      return eachDirectory
        ? "objects of the same name in the namespaces would be taken over, and each directory deploys at once."
        : "objects of the same name in the namespace would be taken over.";
    case "deploy":
      return "pods are replaced; a version that does not start leaves the old one serving only where the rollout strategy keeps it.";
    case "sync":
      return "what was changed by hand is overwritten, and what is no longer in Git goes if pruning is on.";
    case "roll back":
      return "migrations are not undone, and auto-sync, once on again, deploys what Git names.";
    case "restart":
      return "connections are cut pod by pod; with one replica there is a gap.";
    case "delete":
      return "with its cascade all its objects go, volumes and their data among them.";
    case "scale":
      return "the cluster or a quota may have no room, and fewer replicas carry less.";
    case "other":
      return "that depends on the application; it would be shown before anything is done.";
  }
}
