import type { Application, Fleet } from "@lynceus/argocd";
import type { ApplicationRef, MadeBy } from "@lynceus/contract";

const TRACKING_ID = "argocd.argoproj.io/tracking-id";
const INSTANCE_LABEL = "app.kubernetes.io/instance";
/** `parent:argoproj.io/Application:argocd/name`; a parent in another namespace is `namespace_name`. */
const DECLARED = /^([^:]+):argoproj\.io\/Application:/;

/** The name of the ApplicationSet that owns an application, in the application's own namespace. */
export function ownerSet({ metadata }: Application): string | undefined {
  return metadata.ownerReferences.find(({ kind }) => kind === "ApplicationSet")?.name;
}

/**
 * What makes an application: its owner, or the application that tracks it, by annotation (Argo CD's default
 * since 3.0) or by label, which counts only where an application has that name: charts set it as well.
 */
export function madeBy(
  application: Application,
  { instance, namespace, name }: ApplicationRef,
  { index }: Pick<Fleet, "index">,
): MadeBy | undefined {
  const set = ownerSet(application);
  if (set !== undefined) return { kind: "ApplicationSet", name: set };
  const { annotations, labels } = application.metadata;
  const tracked = DECLARED.exec(annotations?.[TRACKING_ID] ?? "")?.[1]
    ?.split("_")
    .at(-1);
  const label = labels?.[INSTANCE_LABEL];
  const isKnown =
    label !== undefined && index.get({ instance, namespace, name: label }) !== undefined;
  const parent = tracked ?? (isKnown ? label : undefined);
  if (parent === undefined || parent === name) return undefined;
  return { kind: "Application", name: parent };
}
