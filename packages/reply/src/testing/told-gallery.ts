import type { FirstLook } from "@lynceus/contract";
import { renderFirstLook } from "../render/render-first-look.ts";
import { renderNeverMind } from "../render/render-never-mind.ts";
import { renderPlan } from "../render/render-plan.ts";
import type { Rendered } from "../rendered.ts";
import { application, diagnosed, diagnosis, healthy, NOW, twoFailures } from "./samples.ts";
import * as told from "./told-samples.ts";

const look = (outcome: FirstLook) => renderFirstLook(outcome, { now: NOW });
const listed = [
  application({ name: "edge-router", sync: "Unknown" }),
  application({ name: "growth-lab", sync: "Unknown" }),
];
const { drift: _, ...calm } = told.changes;
const among = { total: 75, ageSeconds: 4 };

/** Answers to what people ask to be told, to questions about all applications, and to orders. */
export const toldGallery: Readonly<Record<string, Rendered>> = {
  "the logs": look(told.logs),
  "the logs, none yet": look({
    ...told.logs,
    logs: {
      ...told.logs.logs,
      entries: [],
      totalLines: 0,
      read: told.logs.logs.read.map((one) => ({ ...one, lines: 0 })),
    },
  }),
  "the logs, nothing telling in them": look({
    ...told.logs,
    logs: { ...told.logs.logs, entries: told.logs.logs.entries.slice(2) },
  }),
  "what changed": look(told.changes),
  "what changed, and all is well": look({
    ...calm,
    history: { ...told.changes.history, application: application() },
    failing: [],
    gaps: ["Argo CD `prod-eu` did not render `payments-api` within 8 s."],
  }),
  "how it stands": look(told.status("state")),
  "which version runs": look(told.status("version")),
  "who deployed": look(told.status("deployer")),
  "what to change": look(told.fix),
  "what to change, of several": look({
    ...told.fix,
    failing: [...told.fix.failing, ...diagnosis(twoFailures).findings],
  }),
  "nothing to change": look({ ...told.fix, failing: [], diagnosis: diagnosis(healthy) }),
  "not just you": look(told.others),
  "just you": look({
    ...told.others,
    sharing: { looked: { applications: 75, notYet: 0, changedSince: 0, failed: 0 } },
  }),
  "pasted lines, no application": look(told.paste),
  "pasted lines that are the failure": look(told.pasteSeen),
  "pasted lines of a healthy application": look(told.pasteLogged),
  "what is wrong in a project": look(told.survey()),
  "who waits for a secret": look(
    told.survey({ survey: { modes: ["F12"], failure: "wait for a secret that is not there" } }),
  ),
  "which are Unknown": look(
    told.survey({ survey: { modes: [], health: "Unknown" }, listed, among }),
  ),
  "which are synced by hand": look({
    outcome: "survey",
    survey: { modes: [], manual: true },
    listed,
    among,
  }),
  "what somebody deployed": look(
    told.survey({ survey: { modes: [], author: "ivo", withinHours: 24 }, found: told.deployed }),
  ),
  "an order to create": renderPlan(told.createPlan, undefined, { now: NOW }),
  "an order to create many": renderPlan(told.directoriesPlan, undefined, { now: NOW }),
  "an order to deploy, watch and roll back": renderPlan(told.deployPlan, undefined, { now: NOW }),
  "an order to roll back": renderPlan(told.plan("roll back"), diagnosed(), { now: NOW }),
  "an order to delete what is not there": renderPlan(
    told.plan("delete"),
    { outcome: "unknown-application", asked: "payments-api", near: [], gaps: [], instances: 1 },
    { now: NOW },
  ),
  "taken back": renderNeverMind(),
};
