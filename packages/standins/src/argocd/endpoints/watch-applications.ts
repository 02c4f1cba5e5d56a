import type { Answer, Call } from "../answer.ts";
import { labelsOf, nameOf, namespaceOf, projectOf, versionOf } from "../application.ts";
import type { JsonObject } from "../json.ts";
import type { WatchType } from "../live-world.ts";
import { parseSelector } from "../parse-selector.ts";
import { wantedProjects } from "./list-applications.ts";

/**
 * `GET /api/v1/stream/applications`. Without `resourceVersion`, and for a `name` always, it begins
 * with ADDED for all; with one, changes that are older are left out. `appNamespace` counts beside a name only.
 */
export function watchApplications(call: Call): Answer {
  const { query, world, account } = call;
  const matches = parseSelector(query.text("selector"), "error parsing labels with selectors");
  const projects = wantedProjects(call);
  const name = query.text("name");
  const namespace = query.text("appNamespace") || world.controllerNamespace;
  const oldest = Number.parseInt(query.text("resourceVersion"), 10) || 0;
  const wanted = (application: JsonObject) =>
    (projects.length === 0 || projects.includes(projectOf(application))) &&
    versionOf(application) >= oldest &&
    (name === "" || (nameOf(application) === name && namespaceOf(application) === namespace)) &&
    matches(labelsOf(application)) &&
    account.maySee(projectOf(application));
  return {
    kind: "stream",
    open(stream) {
      const send = (type: WatchType, application: JsonObject) => {
        if (wanted(application)) stream.send({ type, application }, nameOf(application));
      };
      if (query.text("resourceVersion") === "" || name !== "") {
        for (const { full } of world.applications()) send("ADDED", full);
      }
      const unsubscribe = world.subscribe((event) => send(event.type, event.application));
      stream.onEnd(unsubscribe);
    },
  };
}
