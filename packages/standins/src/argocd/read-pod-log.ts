import { folderOf } from "./application.ts";
import { at, type Json, type JsonObject, listAt, textAt } from "./json.ts";
import type { LiveApplication, LiveWorld } from "./live-world.ts";

/** One entry of a log stream, in the words of the API. */
export interface LogEntry extends JsonObject {
  readonly content: string;
  readonly timeStamp: string | null;
  readonly last: boolean;
  readonly timeStampStr: string;
  readonly podName: string;
}

/** The lines of one pod's container; a log that cannot be opened is one line in the kubelet's words. */
export function readPodLog(
  world: LiveWorld,
  application: LiveApplication,
  pod: JsonObject,
  options: {
    readonly container: string;
    readonly previous: boolean;
    /** Lines from the end; 0 for all. */
    readonly tailLines: number;
    /** Epoch milliseconds; older lines are left out. */
    readonly since: number | undefined;
  },
): readonly LogEntry[] {
  const folder = folderOf(application.full);
  const podName = textAt(pod, "name");
  const spec = podSpec(world, folder, pod);
  const [inits, mains] = [namesIn(spec, "initContainers"), namesIn(spec, "containers")];
  const container = options.container || (mains.length === 1 ? mains[0] : undefined);
  if (container === undefined) {
    const choice = `choose one of: [${[...inits, ...mains].join(" ")}]`;
    return [statusLine(`a container name must be specified for pod ${podName}, ${choice}`)];
  }
  if (spec !== undefined && ![...inits, ...mains].includes(container)) {
    return [statusLine(`container ${container} is not valid for pod ${podName}`)];
  }
  const suffix = options.previous ? ".previous.ndjson" : ".ndjson";
  const recorded = world.text(`${folder}/logs/${podName}/${container}${suffix}`);
  if (recorded === undefined) return [statusLine(`pods "${podName}" not found`)];
  const lines = recorded
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line).result as LogEntry)
    .filter((entry) => !entry.last);
  const { tailLines, since = Number.NEGATIVE_INFINITY } = options;
  return lines
    .slice(tailLines > 0 ? -tailLines : 0)
    .filter((entry) => entry.podName === "" || Date.parse(entry.timeStampStr) >= since);
}

function podSpec(world: LiveWorld, folder: string, pod: JsonObject): Json | undefined {
  const resources = world.answer(`${folder}/resources.json`)?.body;
  return at(resources, textAt(pod, "uid"), "manifest", "spec");
}

function namesIn(spec: Json | undefined, list: string): readonly string[] {
  return listAt(spec, list).map((container) => textAt(container, "name"));
}

function statusLine(content: string): LogEntry {
  const timeStampStr = "0001-01-01T00:00:00Z";
  return { content, timeStamp: null, last: false, timeStampStr, podName: "" };
}
