import type { FindFindingsResult, SeenDeployment } from "@lynceus/contract";
import { expect, test } from "vitest";
import { revisionVerdict } from "./revision-verdict.ts";

const deployed = (
  name: string,
  state: SeenDeployment["state"],
  now: SeenDeployment["now"] = "fine",
): SeenDeployment => ({
  application: { instance: "eu", namespace: "argocd", name, project: "shop" },
  revision: "f38f0c4",
  state,
  now,
});

test.each<[readonly SeenDeployment[], string]>([
  [[], "did not go out in prod, as far as is known."],
  [
    [deployed("web", "running", "failing")],
    "went out to 1 application in prod, which is failing now.",
  ],
  [
    [deployed("web", "running", "failing"), deployed("api", "running")],
    "went out to 2 applications in prod, 1 of which is failing now.",
  ],
  [
    [deployed("web", "running")],
    "went out to 1 application in prod; nothing there is failing now.",
  ],
  [
    [deployed("web", "replaced", "failing")],
    "went out to 1 application in prod; another has replaced it since.",
  ],
  [[deployed("web", "syncing")], "is being synced to 1 application in prod."],
  [
    [deployed("web", "failed", "failing")],
    "did not go out in prod: its sync failed in 1 application.",
  ],
])("%#", (deployments, said) => {
  const found: FindFindingsResult = {
    groups: [],
    total: { groups: 0, applications: 0 },
    deployments: [...deployments],
    looked: { applications: 2, notYet: 0, changedSince: 0, failed: 0 },
    notes: [],
    gaps: [],
    instances: 1,
  };
  const survey = { modes: [], revision: "f38f0c4" };

  expect(revisionVerdict("f38f0c4", " in prod", { outcome: "survey", survey, found })).toBe(
    `\`f38f0c4\` ${said}`,
  );
});
