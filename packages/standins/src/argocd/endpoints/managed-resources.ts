import { type Answer, type Call, ok, replay } from "../answer.ts";
import { folderOf } from "../application.ts";
import { findApplication } from "../find-application.ts";
import { isObject, type Json, listAt, textAt } from "../json.ts";
import { readFields, selectFields } from "../select-fields.ts";

/** `GET …/managed-resources`: both states of each resource; filters are exact, `version` is ignored. */
export function managedResources(call: Call): Answer {
  const { full } = findApplication(call);
  const recorded = call.world.answer(`${folderOf(full)}/managed-resources.json`);
  if (recorded === undefined || recorded.status !== 200) return replay(recorded);
  const keys = ["name", "namespace", "group", "kind"] as const;
  const wanted = (item: Json) =>
    keys.every((key) => ["", textAt(item, key)].includes(call.query.text(key)));
  const items = listAt(recorded.body, "items").filter(wanted);
  const body: Json = items.length > 0 && isObject(recorded.body) ? { ...recorded.body, items } : {};
  const fields = readFields(call.query);
  return ok(fields === undefined ? body : selectFields(body, fields));
}
