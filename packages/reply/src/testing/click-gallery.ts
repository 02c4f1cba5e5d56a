import { citationsDrawer } from "../drawer/citations-drawer.ts";
import type { Drawer } from "../drawer/drawer.ts";
import { drawerPage } from "../drawer/drawer-page.ts";
import { evidenceDrawer } from "../drawer/evidence-drawer.ts";
import { stepsDrawer } from "../drawer/steps-drawer.ts";
import { toTreeBox } from "../picture/to-tree-box.ts";
import { treeWords } from "../picture/tree-words.ts";
import { renderChosen } from "../render/render-chosen.ts";
import { renderCitations } from "../render/render-citations.ts";
import { renderEvidence } from "../render/render-evidence.ts";
import { renderFirstLook } from "../render/render-first-look.ts";
import { renderSteps } from "../render/render-steps.ts";
import { renderTreeWords } from "../render/render-tree-words.ts";
import type { Rendered } from "../rendered.ts";
import { about, answer, answered } from "./investigation-samples.ts";
import { diagnosed, diagnosis, finding, minutesAgo, NOW, twoFailures } from "./samples.ts";
import { tree } from "./tree-samples.ts";

const { findings, application, observedAt } = diagnosis(twoFailures);
const provenance = {
  observedAt,
  url: "https://argocd.acme.example/applications/argocd/orders-api",
};
const card = renderFirstLook(diagnosed(twoFailures), { now: NOW });
const many = Array.from({ length: 4 }, () => findings).flat();

/** A page of a drawer, as one sees it; what it is has no notification. */
function page(drawer: Drawer, wanted = 0): Rendered {
  return { text: "(a modal, for the one who clicked)", blocks: drawerPage(drawer, wanted) };
}

/** What a click shows. */
export const clickGallery: Readonly<Record<string, Rendered>> = {
  "evidence, as a modal": page(evidenceDrawer([finding()], provenance)),
  "evidence of many excerpts, the second page": page(evidenceDrawer(many, provenance), 1),
  "evidence of an answer, as a modal": page(citationsDrawer(answer(), about.request.diagnosis)),
  "steps of an investigation, as a modal": page(stepsDrawer(answered())),
  "evidence, where no modal opens": renderEvidence([finding()]),
  "evidence of two failures, where no modal opens": renderEvidence(findings),
  "evidence of an answer, where no modal opens": renderCitations(answer()),
  "steps of an investigation, where no modal opens": renderSteps(answered()),
  "a card from which one failure was chosen": renderChosen(
    { text: card.text, blocks: card.blocks as never },
    [
      {
        actionId: "focus_failure:1",
        label: "1 The new revision",
        by: "Dana Okafor",
        at: minutesAgo(2),
      },
    ],
    NOW,
  ),
  "a resource tree, where Slack takes no pictures": renderTreeWords(
    {
      filename: "x.png",
      title: "x",
      png: new Uint8Array(),
      altText: treeWords(toTreeBox({ ...application, health: "Degraded" }, tree)),
    },
    "Slack takes no pictures from Lynceus here (missing_scope). Whoever runs this workspace can allow it: the app needs the scope `files:write`.",
  ),
};
