import { type Answer, type Call, ok } from "../answer.ts";
import { ApiError } from "../api-error.ts";
import { folderOf } from "../application.ts";
import { findApplication } from "../find-application.ts";
import { at, type JsonObject, textAt } from "../json.ts";
import type { LiveApplication } from "../live-world.ts";
import { isSameObject, readTree } from "../read-tree.ts";

/** `GET …/resource`: the live object of a tree node, as JSON in a string. */
export function liveResource(call: Call): Answer {
  const { application, node } = findNode(call);
  const [group, version, kind] = ["group", "version", "kind"].map((key) => call.query.text(key));
  const recorded = at(
    call.world.answer(`${folderOf(application.full)}/resources.json`)?.body,
    textAt(node, "uid"),
    "manifest",
  );
  if (recorded === undefined || (version !== "" && version !== textAt(node, "version"))) {
    const resource = [kind, group].filter((part) => part !== "").join(".");
    const name = recorded === undefined ? textAt(node, "name") : "";
    throw new ApiError("NotFound", `error getting resource: ${resource} "${name}" not found`);
  }
  return ok({ manifest: JSON.stringify(recorded) });
}

/** `GET …/resource/actions`: the actions that Argo CD knows for a live object. */
export function resourceActions(call: Call): Answer {
  const { application, node } = findNode(call);
  const recorded = call.world.answer(`${folderOf(application.full)}/resource-actions.json`);
  return ok(at(recorded?.body, textAt(node, "uid")) ?? {});
}

function findNode(call: Call): {
  readonly application: LiveApplication;
  readonly node: JsonObject;
} {
  const { query } = call;
  const application = findApplication(call);
  const { nodes, orphaned } = readTree(call.world, application, "error getting app resources: ");
  const [group, kind, name] = [query.text("group"), query.text("kind"), query.text("resourceName")];
  const wanted = { group, kind, name, namespace: query.text("namespace") };
  const node = [...nodes, ...orphaned].find((candidate) => isSameObject(candidate, wanted));
  if (node === undefined || textAt(node, "uid") === "") {
    const message = `${kind} ${group} ${name} not found as part of application ${call.path.name}`;
    throw new ApiError("InvalidArgument", message);
  }
  return { application, node };
}
