import { expect, test } from "vitest";
import { parsePageTurn } from "../action/parse-action.ts";
import { about, answer, answered } from "../testing/investigation-samples.ts";
import { finding } from "../testing/samples.ts";
import { citationsDrawer } from "./citations-drawer.ts";
import type { Drawer } from "./drawer.ts";
import { drawerPage } from "./drawer-page.ts";
import { evidenceDrawer } from "./evidence-drawer.ts";
import { stepsDrawer } from "./steps-drawer.ts";

const provenance = { observedAt: "2026-11-21T07:21:12Z", url: "https://argocd.example/a" };
const line = (index: number) => ({ excerpt: `line ${index}`, object: "Pod a/b", field: "log" });
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index + 1));
const words = (drawer: Drawer, page: number) => JSON.stringify(drawerPage(drawer, page));
const turns = (drawer: Drawer, page: number) =>
  drawerPage(drawer, page).flatMap((block) =>
    block.type === "actions"
      ? block.elements.flatMap((one) =>
          one.type === "button" ? [parsePageTurn(one.action_id ?? "", one.value ?? "")] : [],
        )
      : [],
  );

test("every excerpt stands on one of the pages, with one number throughout", () => {
  const drawer = evidenceDrawer(
    [finding({ evidence: lines(7) }), finding({ evidence: lines(6) })],
    provenance,
  );
  const all = drawer.pages.map((_, page) => words(drawer, page)).join("");

  expect(drawer.pages).toHaveLength(3);
  expect(all.match(/```/g)).toHaveLength(2 * 13);
  expect(words(drawer, 2)).toContain("¹³ `Pod a/b`");
  expect(words(drawer, 1)).toContain("page 2 of 3");
});

test("pages are turned by buttons, none beyond the first and the last", () => {
  const drawer = evidenceDrawer([finding({ evidence: lines(13) })], provenance);

  expect([0, 1, 2].map((page) => turns(drawer, page))).toEqual([[1], [0, 2], [1]]);
  expect(words(drawer, 99)).toBe(words(drawer, 2));
  expect(turns(evidenceDrawer([finding()], provenance), 0)).toEqual([]);
});

test("an answer's excerpts have the marks that it cites them by, and a way to Argo CD", () => {
  const shown = words(citationsDrawer(answer(), provenance), 0);

  expect(shown).toMatch(/¹ previous log.*² manifests.*³ manifests/);
  expect(shown).toContain("<https://argocd.example/a|Argo CD ↗>");
});

test("what there is nothing of is said", () => {
  expect(words(citationsDrawer(answer({ claims: [] }), about.request.diagnosis), 0)).toContain(
    "There are no excerpts behind this answer.",
  );
  expect(words(stepsDrawer({ ...answered(), steps: [] }), 0)).toContain(
    "Nothing was looked at beyond the first look.",
  );
});
