import { type ApplicationRef, applicationKey, type FindingsRef } from "@lynceus/contract";
import { SLACK } from "../limits.ts";
import type { Button } from "../message/part.ts";

/** A button that looks at an application. */
export function lookAtButton(label: string, application: ApplicationRef, number: number): Button {
  return { label, actionId: `look_at:${number}`, value: applicationKey(application) };
}

/** A button that shows one failure, or several, in detail. */
export function focusFailureButton(
  label: string,
  application: ApplicationRef,
  findings: readonly string[],
  number: number,
): Button {
  return { label, actionId: `focus_failure:${number}`, value: toValue(application, findings) };
}

export function showEvidenceButton(
  application: ApplicationRef,
  findings: readonly string[],
): Button {
  return {
    label: "Show evidence",
    actionId: "show_evidence",
    value: toValue(application, findings),
  };
}

/** A button that has the application's resource tree drawn. */
export function showTreeButton(application: ApplicationRef): Button {
  return { label: "Show tree", actionId: "show_tree", value: applicationKey(application) };
}

/** A button within a drawer: `page` counts from 0. What the drawer shows stands in its state. */
export function turnPageButton(label: string, page: number): Button {
  return { label, actionId: `turn_page:${page}`, value: String(page) };
}

/** A button that has these failures investigated. */
export function investigateButton(
  label: string,
  application: ApplicationRef,
  findings: readonly string[],
): Button {
  return { label, actionId: "investigate", value: toValue(application, findings) };
}

/** A button about an investigation as a whole. */
export function investigationButton(
  label: string,
  actionId:
    | "stop_investigation"
    | "show_citations"
    | "show_steps"
    | "rate_helpful"
    | "rate_unhelpful",
  investigation: string,
): Button {
  return { label, actionId, value: investigation };
}

/** As many findings as a value holds, the worst first. */
function toValue(application: ApplicationRef, findings: readonly string[]): string {
  const key = applicationKey(application);
  const write = (ids: readonly string[]) =>
    JSON.stringify({ application: key, findings: [...ids] } satisfies FindingsRef);
  let kept = findings.length;
  while (kept > 1 && write(findings.slice(0, kept)).length > SLACK.value) kept -= 1;
  return write(findings.slice(0, kept));
}
