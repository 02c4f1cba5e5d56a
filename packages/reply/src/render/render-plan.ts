import { type FirstLook, failuresOf, type Plan } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { applicationLabel } from "../words/application-label.ts";
import { capitalised, firstFew, sentence } from "../words/phrases.ts";
import { GAPS, riskOf, stepsOf, understood } from "../words/plan-words.ts";
import { firstLookParts } from "./render-first-look.ts";

/** How the application stands that the order is about. */
function nowParts(look: FirstLook, plan: Plan, now: Date): readonly Part[] {
  const isNew = plan.verb === "create";
  if (look.outcome === "diagnosed") {
    const { application } = look.diagnosis;
    const label = applicationLabel(application);
    const failing = failuresOf(look.diagnosis).map(({ headline }) => headline);
    const state = `${label} is ${application.health} and ${application.sync}`;
    const why = failing.length === 0 ? "" : `; ${firstFew(failing, ROOM.facts, "; ")}`;
    const lead = isNew ? "There is one of that name already:" : "Now:";
    return [{ kind: "line", lead, line: sentence(`${state}${why}`) }];
  }
  return isNew ? [] : firstLookParts(look, { now });
}

/**
 * An order to change something: what of it was understood, what is missing, what would be done and what that could
 * break. Nothing is done, and it says so first.
 */
export function renderPlan(
  plan: Plan,
  look: FirstLook | undefined,
  { now }: { readonly now: Date },
): Rendered {
  const steps = stepsOf(plan);
  const missing = plan.missing.map((gap) => GAPS[gap]);
  const parts: readonly Part[] = [
    {
      kind: "verdict",
      line: `Nothing was changed: Lynceus only looks, it cannot ${plan.verb === "other" ? plan.said : plan.verb} yet. This is what was understood.`,
    },
    ...understood(plan).map(
      ([label, value]): Part => ({ kind: "line", lead: `${label}:`, line: value }),
    ),
    ...(missing.length === 0
      ? []
      : [{ kind: "line", lead: "Missing:", line: `${missing.join(", ")}.` } as const]),
    ...(look === undefined ? [] : nowParts(look, plan, now)),
    { kind: "line", lead: "It would:", line: "" },
    ...steps.map(
      (step, index): Part => ({
        kind: "line",
        line: `${index + 1}. ${sentence(capitalised(step))}`,
      }),
    ),
    { kind: "line", lead: "What it could break:", line: riskOf(plan) },
  ];
  return compose(parts, now);
}
