import type { Call } from "./answer.ts";
import { ApiError, permissionDenied, recordedError } from "./api-error.ts";
import { projectOf } from "./application.ts";
import type { LiveApplication } from "./live-world.ts";

/**
 * The application that a request names, under the rule of Argo CD's `getAppEnforceRBAC`: without a
 * project everything that cannot be seen is 403; with one that the account may see, it is an honest 404.
 */
export function findApplication(
  call: Call,
  where: { readonly namespace?: string; readonly project?: string } = {},
): LiveApplication {
  const name = call.path.name ?? "";
  const namespace = where.namespace ?? call.query.text("appNamespace");
  const project = where.project ?? call.query.text("project");
  if (project !== "" && !call.account.maySee(project)) throw permissionDenied();
  const found = call.world.application(namespace || call.world.controllerNamespace, name);
  const visible = found !== undefined && call.account.maySee(projectOf(found.full));
  if (!visible || (project !== "" && projectOf(found.full) !== project)) {
    throw project === "" ? permissionDenied() : notFound(name);
  }
  if (found.refusal !== undefined) throw recordedError(found.refusal);
  return found;
}

function notFound(name: string): ApiError {
  return new ApiError("NotFound", `applications.argoproj.io "${name}" not found`);
}
