import { type Answer, type Call, ok, withItems } from "../answer.ts";
import { ApiError } from "../api-error.ts";
import { nameOf } from "../application.ts";
import { at, isObject, type Json, type JsonObject, listAt } from "../json.ts";
import { readFields, selectFields } from "../select-fields.ts";

/** `GET /api/v1/projects`: those that the account may see. */
export function listProjects(call: Call): Answer {
  const items = allProjects(call).filter((project) => call.account.maySee(nameOf(project)));
  const metadata = at(call.world.answer("projects.json")?.body, "metadata") ?? {};
  const list = withItems({ metadata }, items);
  const fields = readFields(call.query);
  return ok(fields === undefined ? list : selectFields(list as Json, fields));
}

/** `GET /api/v1/projects/{name}`: the permission is checked before the name. */
export function getProject(call: Call): Answer {
  const name = call.path.name ?? "";
  if (!call.account.maySee(name)) {
    throw new ApiError("PermissionDenied", `permission denied: projects, get, ${name}`);
  }
  const found = allProjects(call).find((project) => nameOf(project) === name);
  if (found === undefined) {
    throw new ApiError("NotFound", `appprojects.argoproj.io "${name}" not found`);
  }
  return ok(found);
}

function allProjects(call: Call): readonly JsonObject[] {
  return listAt(call.world.answer("projects.json")?.body, "items").filter(isObject);
}
