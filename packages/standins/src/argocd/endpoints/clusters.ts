import { type Answer, type Call, ok, withItems } from "../answer.ts";
import { ApiError } from "../api-error.ts";
import { isObject, type JsonObject, listAt, textAt } from "../json.ts";

/** `GET /api/v1/clusters`, by `name`, `server`, or `id.value` of type `id.type`. */
export function listClusters(call: Call): Answer {
  const { query } = call;
  const id = query.text("id.value");
  const idKey = query.text("id.type").startsWith("name") ? "name" : "server";
  const items = allClusters(call)
    .filter((cluster) => id === "" || textAt(cluster, idKey) === id)
    .filter((cluster) => ["", textAt(cluster, "name")].includes(query.text("name")))
    .filter((cluster) => ["", textAt(cluster, "server")].includes(query.text("server")));
  return ok(withItems({ metadata: {} }, items));
}

/** `GET /api/v1/clusters/{id.value}`: a server URL, or with `id.type=name` a name. Unknown is 403, never 404. */
export function getCluster(call: Call): Answer {
  const key = call.query.text("id.type").startsWith("name") ? "name" : "server";
  const id = decodeURIComponent((call.path.id ?? "").replaceAll("+", " "));
  const found = allClusters(call).find((cluster) => textAt(cluster, key) === id);
  if (found !== undefined) return ok(found);
  throw new ApiError(
    "PermissionDenied",
    "error verifying access to update cluster: failed to get cluster with permissions check: rpc error: code = PermissionDenied desc = permission denied",
  );
}

function allClusters(call: Call): readonly JsonObject[] {
  return listAt(call.world.answer("clusters.json")?.body, "items").filter(isObject);
}
