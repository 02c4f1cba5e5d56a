import type { Answer, Call } from "../answer.ts";
import { ApiError } from "../api-error.ts";
import { findApplication } from "../find-application.ts";
import { type LogEntry, readPodLog } from "../read-pod-log.ts";
import { readTree } from "../read-tree.ts";
import { selectPods } from "../select-pods.ts";

/** `server.maxPodLogsToRender`, at its default. */
const maxPods = 10;

/** `GET …/logs` and `GET …/pods/{podName}/logs`: the lines of all chosen pods, merged by time. */
export function podLogs(call: Call): Answer {
  const { query, world } = call;
  const application = findApplication(call);
  const { nodes } = readTree(world, application, "error getting app resource tree: ");
  const onePod = call.path.podName !== undefined || query.has("podName");
  const pods = selectPods(nodes, {
    kind: onePod ? "Pod" : query.text("kind"),
    group: query.text("group"),
    name: onePod ? (call.path.podName ?? query.text("podName")) : query.text("resourceName"),
    namespace: query.text("namespace"),
  });
  if (pods.length > maxPods) {
    throw new ApiError(
      "InvalidArgument",
      "max pods to view logs are reached. Please provide more granular query",
    );
  }
  const sinceSeconds = query.number("sinceSeconds");
  const entries = pods
    .flatMap((pod) =>
      readPodLog(world, application, pod, {
        container: query.text("container"),
        previous: query.flag("previous"),
        tailLines: query.number("tailLines"),
        since: sinceSeconds > 0 ? world.now() - sinceSeconds * 1000 : undefined,
      }),
    )
    .sort((a, b) => (instantKey(a) < instantKey(b) ? -1 : instantKey(a) > instantKey(b) ? 1 : 0))
    .filter(lineFilter(call));
  return {
    kind: "stream",
    open(stream) {
      for (const entry of entries) stream.send(entry);
      if (pods.length > 0 && query.flag("follow")) return;
      if (pods.length > 0) stream.send(closingEntry(world.now()));
      stream.end();
    },
  };
}

/** `filter` within a line, a leading `!` for its opposite; applies to the kubelet's own words as well. */
function lineFilter({ query }: Call): (entry: LogEntry) => boolean {
  if (!query.has("filter")) return () => true;
  const inverse = query.text("filter").startsWith("!");
  const fold = (text: string) => (query.flag("matchCase") ? text : text.toLowerCase());
  const wanted = fold(query.text("filter").slice(inverse ? 1 : 0));
  return (entry) => fold(entry.content).includes(wanted) !== inverse;
}

/** Sorts instants that differ in the length of their fractions. */
function instantKey({ timeStampStr }: LogEntry): string {
  const [seconds = "", fraction = ""] = timeStampStr.replace("Z", "").split(".");
  return `${seconds}.${fraction.padEnd(9, "0")}`;
}

function closingEntry(now: number): LogEntry {
  const timeStampStr = new Date(now).toISOString();
  const timeStamp = `${timeStampStr.slice(0, 19)}Z`;
  return { content: "", timeStamp, last: true, timeStampStr, podName: "" };
}
