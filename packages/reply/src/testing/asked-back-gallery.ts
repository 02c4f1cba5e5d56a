import { renderFirstLook } from "../render/render-first-look.ts";
import type { Rendered } from "../rendered.ts";
import { application, checkout, gaps, NOW } from "./samples.ts";

const look = (outcome: Parameters<typeof renderFirstLook>[0]) =>
  renderFirstLook(outcome, { now: NOW });

/** What is asked back, or told, where no application was found to look at. */
export const askedBackGallery: Readonly<Record<string, Rendered>> = {
  "the same name twice": look({
    outcome: "which-application",
    asked: "payments-api",
    why: "same-name",
    candidates: [
      application({ health: "Degraded" }),
      application({ environment: "staging", instance: "stage" }),
    ],
    leftOut: 0,
    gaps: [],
  }),
  "the same name twice in prod": look({
    outcome: "which-application",
    asked: "payments-api",
    why: "same-name",
    candidates: [application({ health: "Degraded" }), application({ instance: "prod-us" })],
    leftOut: 0,
    gaps: gaps.slice(0, 1),
  }),
  "part of a name": look({
    outcome: "which-application",
    asked: "checkout",
    why: "partial-name",
    candidates: [
      checkout("checkout-payments-adapter", { health: "Degraded" }),
      checkout("checkout-sessions", { sync: "OutOfSync" }),
      checkout("checkout-giftwrap", { operation: "Failed" }),
      checkout("checkout-cart"),
      checkout("checkout-web"),
    ],
    leftOut: 9,
    gaps: [],
  }),
  "several named": look({
    outcome: "which-application",
    asked: undefined,
    why: "several-named",
    candidates: [application({ health: "Degraded" }), checkout("checkout-web")],
    leftOut: 0,
    gaps: [],
  }),
  "none named, several unhealthy": look({
    outcome: "which-application",
    asked: undefined,
    why: "none-named",
    candidates: [
      checkout("orders-api", { health: "Degraded" }),
      checkout("checkout-giftwrap", { health: "Missing", sync: "OutOfSync" }),
      checkout("checkout-sessions", { sync: "OutOfSync" }),
    ],
    leftOut: 0,
    gaps: [],
  }),
  "an unknown name, near ones": look({
    outcome: "unknown-application",
    asked: "paymets-api",
    near: [application(), application({ environment: "staging", instance: "stage" })],
    gaps: [],
    instances: 2,
  }),
  "an unknown name, some Argo CDs silent": look({
    outcome: "unknown-application",
    asked: "frobnicator",
    near: [],
    gaps,
    instances: 40,
  }),
  "an unknown name, Argo CD silent": look({
    outcome: "unknown-application",
    asked: "payments-api",
    near: [],
    gaps: gaps.slice(0, 1),
    instances: 1,
  }),
  "nothing named, nothing unhealthy": look({
    outcome: "nothing-named",
    applications: 14,
    gaps: [],
  }),
  "nothing named, nothing there": look({ outcome: "nothing-named", applications: 0, gaps: [] }),
  "Argo CD cannot be asked": look({
    outcome: "unavailable",
    application: "payments-api",
    sentence:
      "Argo CD `prod-eu` did not answer within 5 s. What runs is not touched by that; ask again in a minute.",
  }),
};
