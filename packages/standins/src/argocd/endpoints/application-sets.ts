import { type Answer, type Call, ok, withItems } from "../answer.ts";
import { ApiError } from "../api-error.ts";
import { labelsOf, nameOf, namespaceOf } from "../application.ts";
import { at, isObject, type Json, type JsonObject, listAt, textAt } from "../json.ts";
import { parseSelector } from "../parse-selector.ts";

/** `GET /api/v1/applicationsets`: an ApplicationSet belongs to the project of its template. */
export function listApplicationSets(call: Call): Answer {
  const { query } = call;
  const projects = query.all("projects");
  const matches = parseSelector(query.text("selector"), "error parsing the selector");
  const items = allSets(call)
    .filter((set) => ["", namespaceOf(set)].includes(query.text("appsetNamespace")))
    .filter((set) => matches(labelsOf(set)))
    .filter((set) => call.account.maySee(projectOfSet(set)))
    .filter((set) => projects.length === 0 || projects.includes(projectOfSet(set)));
  const metadata = at(call.world.answer("applicationsets.json")?.body, "metadata") ?? {};
  return ok(withItems({ metadata }, items));
}

/** `GET /api/v1/applicationsets/{name}`: a missing one is an honest 404. */
export function getApplicationSet(call: Call): Answer {
  const name = call.path.name ?? "";
  const namespace = call.query.text("appsetNamespace") || call.world.controllerNamespace;
  const found = allSets(call).find((set) => nameOf(set) === name && namespaceOf(set) === namespace);
  if (found === undefined) {
    const message = `error getting ApplicationSet: applicationsets.argoproj.io "${name}" not found`;
    throw new ApiError("NotFound", message);
  }
  if (call.account.maySee(projectOfSet(found))) return ok(found);
  const object = `${projectOfSet(found)}/${name}`;
  throw new ApiError("PermissionDenied", `permission denied: applicationsets, get, ${object}`);
}

function projectOfSet(set: Json): string {
  return textAt(set, "spec", "template", "spec", "project") || "default";
}

function allSets(call: Call): readonly JsonObject[] {
  return listAt(call.world.answer("applicationsets.json")?.body, "items").filter(isObject);
}
