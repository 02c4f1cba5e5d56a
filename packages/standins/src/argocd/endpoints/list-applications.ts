import { type Answer, type Call, ok, withItems } from "../answer.ts";
import { labelsOf, nameOf, namespaceOf, projectOf, repoOf } from "../application.ts";
import { parseSelector } from "../parse-selector.ts";
import { readFields } from "../select-fields.ts";
import { selectListFields } from "../select-list-fields.ts";

/** `GET /api/v1/applications`: what the account may see, silently; `resourceVersion` and `refresh` are ignored. */
export function listApplications(call: Call): Answer {
  const { query, world, account } = call;
  const matches = parseSelector(query.text("selector"), "error parsing the selector");
  const projects = wantedProjects(call);
  const items = world
    .applications()
    .map(({ listed }) => listed)
    .filter((item) => same(query.text("appNamespace"), namespaceOf(item)))
    .filter((item) => same(query.text("name"), nameOf(item)))
    .filter((item) => same(query.text("repo"), repoOf(item)))
    .filter((item) => projects.length === 0 || projects.includes(projectOf(item)))
    .filter((item) => matches(labelsOf(item)))
    .filter((item) => account.maySee(projectOf(item)));
  const list = { metadata: { resourceVersion: world.listVersion() }, items };
  const fields = readFields(query);
  if (fields === undefined) return ok(withItems({ metadata: list.metadata }, items));
  const selected = selectListFields(list, fields);
  if (selected !== undefined) return ok(selected);
  return { kind: "json", status: 500, body: { error: "failed to marshal error message" } };
}

/** `project` is the older name and wins. */
export function wantedProjects({ query }: Call): readonly string[] {
  const legacy = query.all("project");
  return legacy.length > 0 ? legacy : query.all("projects");
}

function same(wanted: string, value: string): boolean {
  return wanted === "" || wanted === value;
}
