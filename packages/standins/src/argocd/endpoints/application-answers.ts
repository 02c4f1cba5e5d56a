import { type Answer, type Call, type Endpoint, ok, replay } from "../answer.ts";
import { ApiError, recordedError } from "../api-error.ts";
import { folderOf } from "../application.ts";
import { findApplication } from "../find-application.ts";
import { at, isObject, type Json, textAt } from "../json.ts";

/** An answer that was recorded whole, such as `resource-tree` or `syncwindows`. */
export function recordedAs(file: string): Endpoint {
  return (call) => replay(call.world.answer(`${folderOf(findApplication(call).full)}/${file}`));
}

/** `GET …/links`, where the application's namespace is called `namespace`. */
export function links(call: Call): Answer {
  const { full } = findApplication(call, { namespace: call.query.text("namespace") });
  return replay(call.world.answer(`${folderOf(full)}/links.json`));
}

/** `GET …/manifests`: generated from the target revision, or from the one that is named. */
export function manifests(call: Call): Answer {
  const { full } = findApplication(call);
  const folder = folderOf(full);
  const revision = call.query.text("revision");
  const named = revision === "" ? undefined : `${folder}/manifests/${revision}.json`;
  const recorded = named === undefined ? undefined : call.world.answer(named);
  if (recorded !== undefined) return replay(recorded);
  const targets = ["", textAt(full, "spec", "source", "targetRevision")];
  if (targets.includes(revision)) return replay(call.world.answer(`${folder}/manifests.json`));
  throw new ApiError("Unknown", `unable to resolve '${revision}' to a commit SHA`);
}

/** `GET …/revisions/{revision}/metadata`: author, date and message of a commit; seven digits are enough. */
export function revisionMetadata(call: Call): Answer {
  const { full } = findApplication(call);
  const revision = call.path.revision ?? "";
  const recorded = call.world.answer(`${folderOf(full)}/revisions.json`)?.body;
  const known = Object.keys(isObject(recorded) ? recorded : {});
  const match = known.find(
    (key) => key === revision || (/^[\da-f]{7}$/i.test(revision) && key.startsWith(revision)),
  );
  if (match !== undefined) return metadataOf(at(recorded, match) ?? {});
  const message = /^([\da-f]{7}|[\da-f]{40})$/i.test(revision)
    ? `\`git fetch origin ${revision} --force --prune\` failed exit status 128: fatal: remote error: upload-pack: not our ref ${revision}`
    : `revision ${revision} must be resolved`;
  throw new ApiError("Unknown", message);
}

function metadataOf(recorded: Json): Answer {
  const status = at(recorded, "status");
  if (typeof status !== "number") return ok(recorded);
  throw recordedError({ status, body: at(recorded, "body") ?? {} });
}
