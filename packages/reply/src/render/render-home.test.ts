import { expect, test } from "vitest";
import { findProblems } from "../testing/find-problems.ts";
import { application, NOW } from "../testing/samples.ts";
import { type Home, renderHome } from "./render-home.ts";

const broken = application({
  health: "Degraded",
  reason: "<!here> see https://evil.example *now*",
});
const home: Home = {
  applications: [broken],
  total: 12,
  needing: 1,
  gaps: [],
  instances: 1,
  investigations: (["running", "queued", "answered", "unfinished", "stopped"] as const).map(
    (state, index) => ({
      id: `inv-${index}`,
      application: broken,
      state,
      begunAt: NOW,
      url: "https://acme.slack.com/archives/C1/p1000001",
    }),
  ),
  budgets: [
    { budget: { investigations: 20, usd: 5 }, investigations: 5, usd: 0.126 },
    { team: "<!here>", budget: { usd: 1 }, investigations: 1, usd: 1.2 },
  ],
};
const words = (blocks: ReturnType<typeof renderHome>) => JSON.stringify(blocks);

test("a home tells what needs a look, what runs, what it came to, and how to ask", () => {
  const blocks = renderHome(home, { now: NOW });

  expect(words(blocks)).toMatch(/12 applications, 1 needs a look/);
  expect(words(blocks)).toMatch(/Today: 15 of 20 investigations left, \$4\.87 of \$5\.00 left/);
  expect(words(blocks)).toMatch(/today: 1 investigation, \$0\.00 of \$1\.00 left/);
  expect(words(blocks).match(/"stop_investigation:\d"/g)).toHaveLength(2);
  expect(words(blocks)).toMatch(/archives\/C1\/p1000001\|thread/);
  const foreign = findProblems({ text: "x", blocks }).filter((one) => !one.includes("bracket"));
  expect(foreign).toEqual([]);
});

test("a budget without limits tells what was used, and no money where none was", () => {
  const shown = (usd: number) =>
    words(renderHome({ ...home, budgets: [{ budget: {}, investigations: 5, usd }] }, { now: NOW }));

  expect(shown(0.126)).toMatch(/"Today: 5 investigations, \$0\.13 spent"/);
  expect(shown(0)).toMatch(/"Today: 5 investigations"/);
});

test("an empty home says so", () => {
  const blank = { ...home, applications: [], investigations: [], total: 0, needing: 0 };
  const gaps = [{ instance: "lab", reason: "timed out" }];

  expect(words(renderHome(blank, { now: NOW }))).toMatch(/no applications that you may see/);
  expect(words(renderHome({ ...blank, gaps }, { now: NOW }))).toMatch(/No Argo CD has answered/);
});
