import { renderClarify } from "../render/render-clarify.ts";
import { renderConcepts } from "../render/render-concepts.ts";
import { renderFailure } from "../render/render-failure.ts";
import { renderFirstLook } from "../render/render-first-look.ts";
import { renderHelp } from "../render/render-help.ts";
import { renderSentence } from "../render/render-sentence.ts";
import { renderThanks } from "../render/render-thanks.ts";
import { renderUsedUp } from "../render/render-used-up.ts";
import type { Rendered } from "../rendered.ts";
import { askedBackGallery } from "./asked-back-gallery.ts";
import { clickGallery } from "./click-gallery.ts";
import { commandGallery } from "./command-gallery.ts";
import { investigationGallery } from "./investigation-gallery.ts";
import { about } from "./investigation-samples.ts";
import { longGallery } from "./long-gallery.ts";
import {
  application,
  checkout,
  diagnosed,
  diagnosis,
  finding,
  gaps,
  healthy,
  minutesAgo,
  NOW,
  twoFailures,
} from "./samples.ts";
import { toldGallery } from "./told-gallery.ts";

type Look = Parameters<typeof renderFirstLook>[0];
const look = (outcome: Look) => renderFirstLook(outcome, { now: NOW });
const warning = {
  line: "WARN redis: option retry_on_timeout is deprecated and will be removed in 6.0",
  count: 412,
  pod: "cache-warmer-7f6d5c4b9-p4x2z",
  container: "app",
  at: minutesAgo(2),
  weight: "harmless",
  reason: "a deprecation: the option goes on working until the client's 6.0",
} as const;
const warmer = application({ name: "cache-warmer", project: "search" });
const both = diagnosis(twoFailures).findings;

/** Every message there is, with data as it comes, so that a person can read how they sound. */
export const gallery: Readonly<Record<string, Rendered>> = {
  "one failure, the old version serves": look(diagnosed()),
  "one failure, nothing serves, partly looked at": look(
    diagnosed(
      {
        serving: { ready: 0, desired: 2 },
        change: undefined,
        unchecked: [
          "logs of pod `…6445bf6c75-jrnsf`: the container never ran",
          "events: timed out",
        ],
      },
      { foundBy: "near-name", asked: "paymets-api" },
    ),
  ),
  "not the application's fault": look(
    diagnosed({
      application: application({ name: "edge-router", health: "Unknown", sync: "Unknown" }),
      findings: [
        finding({
          id: "C1:Cluster/prod-eu-3:application",
          subject: "application",
          headline: "not you. Argo CD cannot reach cluster `prod-eu-3` (connection refused)",
          facts: [
            {
              text: "3 applications show Unknown because of it: `edge-router`, `edge-cache`, `edge-auth`",
              where: "condition ComparisonError",
              at: minutesAgo(58),
            },
            { text: "What runs there keeps running; nothing deploys" },
          ],
          fix: "platform: restore the connection to the cluster.",
        }),
      ],
      serving: undefined,
      change: undefined,
    }),
  ),
  "two failures": look(diagnosed(twoFailures, { foundBy: "channel", among: 14 })),
  "two failures, one picked": look(
    diagnosed(twoFailures, { focus: both.slice(0, 1), foundBy: "thread" }),
  ),
  "two failures, both picked": look(diagnosed(twoFailures, { focus: both, foundBy: "choice" })),
  "two failures, unclear which": look({
    outcome: "which-failure",
    diagnosis: diagnosis(twoFailures),
  }),
  "nothing is wrong": look(diagnosed(healthy)),
  "nothing is wrong as far as could be looked": look(
    diagnosed({ ...healthy, unchecked: ["events: Argo CD refused them (403)"] }),
  ),
  "no rule fits": look(
    diagnosed({
      ...healthy,
      application: application({
        name: "search-query",
        health: "Progressing",
        reason: "Waiting for rollout to finish: 1 old replicas are pending termination...",
      }),
    }),
  ),
  "a harmless warning": look(
    diagnosed({ ...healthy, application: warmer, warnings: [warning] }, { foundBy: "thread" }),
  ),
  "a warning that matters": look(
    diagnosed({
      ...healthy,
      application: application({ name: "bank-link", project: "bank" }),
      warnings: [
        warning,
        {
          line: "WARN tls: client certificate CN=acme-prod expires in 36h",
          count: 12,
          pod: "bank-link-5c9d8f7b6-m2k4s",
          container: "app",
          at: minutesAgo(4),
          weight: "matters",
          reason:
            "a certificate expires in about 36 hours, and connections with it will be refused",
        },
      ],
    }),
  ),
  "an unclear warning": look(
    diagnosed({
      ...healthy,
      application: warmer,
      warnings: [
        {
          ...warning,
          line: "WARN pool: 47 of 50 connections in use",
          weight: "unclear",
          reason: "it depends on whether the number still grows",
        },
      ],
    }),
  ),
  ...askedBackGallery,
  "all applications": look({
    outcome: "fleet-status",
    status: {
      total: 75,
      health: { Healthy: 38, Degraded: 16, Missing: 10, Progressing: 6, Unknown: 3, Suspended: 2 },
      sync: { Synced: 42, OutOfSync: 20, Unknown: 13 },
      applications: [
        checkout("orders-api", {
          health: "Degraded",
          reason: 'Deployment "orders-api" exceeded its progress deadline',
        }),
        checkout("checkout-giftwrap", { health: "Missing", sync: "OutOfSync" }),
        checkout("billing", {
          operation: "Failed",
          reason: "one or more synchronization tasks completed unsuccessfully",
        }),
      ],
      leftOut: { count: 34, how: "raise the limit" },
      gaps,
      instances: 40,
      ageSeconds: 4.2,
    },
  }),
  help: renderHelp(),
  thanks: renderThanks(),
  "a channel's investigations of today used up": renderUsedUp(
    {
      of: "channel",
      name: "C1",
      limit: { kind: "investigations", most: 20 },
      until: new Date("2026-11-22T00:00:00Z"),
    },
    about.request,
  ),
  "a team's money of today, some of it set aside": renderUsedUp(
    {
      of: "team",
      name: "checkout",
      until: new Date("2026-11-22T00:00:00Z"),
      limit: { kind: "usd", most: 5, spent: 3.2, held: 2 },
    },
    about.request,
  ),
  "a place in the queue": renderSentence(
    "23 questions are ahead of this one. It is kept and will be answered.",
  ),
  ...toldGallery,
  "what a word means": renderConcepts([
    {
      term: "OutOfSync",
      meaning: "What runs in the cluster differs from what Git says.",
      next: "A sync puts it right.",
    },
  ]),
  "an empty mention": renderClarify("empty"),
  "a mention without words": renderClarify("no-words"),
  "a paste too long": renderClarify("too-long"),
  "a bug": renderFailure("5f3a9c1e"),
  "one failure, and more on request": renderFirstLook(diagnosed(), {
    now: NOW,
    offersInvestigation: true,
  }),
  ...investigationGallery,
  ...clickGallery,
  ...longGallery,
  ...commandGallery,
};
