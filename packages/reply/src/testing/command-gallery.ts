import { asPosted } from "../render/as-posted.ts";
import { forAsker } from "../render/for-asker.ts";
import { renderCommandChoice } from "../render/render-command-choice.ts";
import { renderCommandHelp } from "../render/render-command-help.ts";
import { renderDifference } from "../render/render-difference.ts";
import { renderFirstLook } from "../render/render-first-look.ts";
import { renderFound } from "../render/render-found.ts";
import { renderHistory } from "../render/render-history.ts";
import { renderHome } from "../render/render-home.ts";
import { renderScopeStatus } from "../render/render-scope-status.ts";
import { renderWelcome } from "../render/render-welcome.ts";
import type { Rendered } from "../rendered.ts";
import { application, diagnosed, minutesAgo, NOW } from "./samples.ts";
import { changes } from "./told-samples.ts";

const now = { now: NOW };
const sick = application({ name: "orders-api", project: "checkout", health: "Degraded" });
const drifting = application({ name: "checkout-sessions", project: "checkout", sync: "OutOfSync" });
const gaps = [{ instance: "prod-ap-2", reason: "timed out after 5 s" }];
const status = renderScopeStatus(
  {
    scope: { of: "project", name: "checkout" },
    listed: {
      total: 14,
      health: { Healthy: 13, Degraded: 1 },
      sync: { Synced: 13, OutOfSync: 1 },
      applications: [sick, drifting],
      gaps,
      instances: 40,
      ageSeconds: 4,
    },
    needing: 2,
    causes: [],
  },
  now,
);

/** What commands, App Home and joining a channel show. */
export const commandGallery: Readonly<Record<string, Rendered>> = {
  "a command's help": renderCommandHelp(),
  "a command, unclear which": renderCommandChoice(
    "Two applications are called `payments-api`. Which one?",
    [
      { label: "payments-api · prod", text: "app prod-eu/argocd/payments-api" },
      { label: "payments-api · staging", text: "app stage/argocd/payments-api" },
    ],
    { gaps, instances: 40 },
  ),
  "a project's status": status,
  "a project's status, for the one who asks": forAsker(status, {
    text: "status checkout",
    id: "C1:command:1",
  }),
  "a project's status, posted": asPosted(status, { by: "Dana Okafor", text: "status checkout" }),
  "applications found by a part of their name": renderFound({
    words: "checkout",
    applications: [sick, drifting],
    leftOut: 3,
    gaps,
    instances: 40,
  }),
  "an application's deployments": renderHistory(changes.history, now),
  "an application against Git": renderDifference({
    application: drifting,
    revisions: ["717765b"],
    compared: 9,
    differing: 1,
    notes: [],
    changes: [
      {
        kind: "Deployment",
        name: "checkout-sessions",
        state: "changed",
        diff: ["@@ spec", "-  replicas: 5", "+  replicas: 3"],
      },
    ],
  }),
  "an application, for the one who asks": forAsker(renderFirstLook(diagnosed(), now), undefined),
  "App Home": {
    text: "(App Home)",
    blocks: renderHome(
      {
        applications: [sick, drifting],
        total: 14,
        needing: 2,
        gaps,
        instances: 40,
        investigations: [
          {
            id: "inv-1",
            application: sick,
            state: "answered",
            url: "https://acme.slack.com/archives/C1/p1",
            begunAt: new Date(minutesAgo(8)),
          },
        ],
        budgets: [
          { budget: { investigations: 20, usd: 5 }, investigations: 3, usd: 0.09 },
          { team: "checkout", budget: { usd: 50 }, investigations: 14, usd: 2.3 },
        ],
      },
      now,
    ),
  },
  "a channel that it was invited to": renderWelcome({
    projects: ["checkout"],
    channel: "C0CHECKOUT",
  }),
};
