import { type Answer, type Call, replay } from "../answer.ts";
import { ApiError } from "../api-error.ts";
import { folderOf } from "../application.ts";
import { findApplication } from "../find-application.ts";
import { at, textAt } from "../json.ts";
import { readTree } from "../read-tree.ts";

/** `GET …/events`: of the Application itself, or of one resource named by uid, name and namespace. */
export function resourceEvents(call: Call): Answer {
  const { query, world } = call;
  const application = findApplication(call);
  const folder = folderOf(application.full);
  const none = { metadata: {}, items: null };
  const [name, uid] = [query.text("resourceName"), query.text("resourceUID")];
  if (name === "" && uid === "") return replay(world.answer(`${folder}/events.json`), none);
  const { nodes, orphaned } = readTree(world, application, "error getting app resources: ");
  const found = [...nodes, ...orphaned].find(
    (node) =>
      textAt(node, "uid") === uid &&
      textAt(node, "name") === name &&
      textAt(node, "namespace") === query.text("resourceNamespace"),
  );
  if (found === undefined) {
    const message = `${name} not found as part of application ${call.path.name}`;
    throw new ApiError("InvalidArgument", message);
  }
  const recorded = at(world.answer(`${folder}/resource-events.json`)?.body, uid);
  return replay(recorded === undefined ? undefined : { status: 200, body: recorded }, none);
}
