import { countServing, podsReady } from "./say/count-serving.ts";
import { lastChange } from "./say/find-change.ts";
import { readMaker } from "./scene/read-maker.ts";
import { eventTime, type Scene } from "./scene/scene.ts";
import { plain, quote } from "./text/quote.ts";

/** What was looked at and found in order, or what was noticed there; warnings only where nothing else is said. */
export function listChecked(scene: Scene, calm: boolean): readonly string[] {
  const checked: string[] = [];
  const serving = countServing(scene);
  if (serving !== undefined) {
    checked.push(podsReady(serving), sayRestarts(scene));
  }
  if (calm && scene.observed.events.length > 0) checked.push(sayWarnings(scene));
  if (scene.observed.logs.some((log) => log.lines.some((line) => !line.status))) {
    const containers = new Set(scene.observed.logs.map((log) => `${log.pod}/${log.container}`));
    checked.push(`logs of ${containers.size} container${containers.size === 1 ? "" : "s"}`);
  }
  const change = lastChange(scene.observed);
  if (change !== undefined) {
    const title = change.message === undefined ? "" : ` "${plain(change.message, 72)}"`;
    checked.push(`last deploy ${quote(change.revision.slice(0, 7), 20)}${title}`);
  }
  const maker = readMaker(scene);
  if (maker !== undefined) {
    checked.push(
      `made by ${maker.kind} ${quote(maker.name, 63)}, which makes it again when it is deleted`,
    );
  }
  return checked;
}

function sayRestarts(scene: Scene): string {
  const restarts = scene.groups
    .flatMap((group) => group.pods)
    .filter((pod) => pod.state === "ready" || pod.state === "failing")
    .reduce((sum, pod) => sum + pod.restarts, 0);
  if (restarts === 0) return "no restarts";
  return restarts === 1 ? "1 restart" : `${restarts} restarts in all`;
}

/** A pod that runs now has outlived the warnings of its start: only what came after counts. */
function sayWarnings(scene: Scene): string {
  const readySince = new Map(
    scene.observed.pods.map((pod) => {
      const ready = pod.status?.conditions.find((each) => each.type === "Ready");
      const since = ready?.status === "True" ? ready.lastTransitionTime : undefined;
      return [`${pod.metadata.namespace}/${pod.metadata.name}`, since] as const;
    }),
  );
  const warnings = scene.observed.events.flatMap(({ node, events }) => {
    const since = readySince.get(`${node.namespace}/${node.name}`);
    return events.filter(
      (event) =>
        event.type !== "Normal" &&
        (since === undefined || Date.parse(eventTime(event)) > Date.parse(since)),
    );
  });
  const [first] = warnings;
  if (first === undefined) return "no warning events";
  return `${warnings.length} warning event${warnings.length === 1 ? "" : "s"}, such as ${quote(`${first.reason}: ${first.message}`, 140)}`;
}
