import { type Diagnosis, ExpectedError, type FindingGroup } from "@lynceus/contract";
import { expect, test } from "vitest";
import type { ToolCaller } from "../ports.ts";
import { withTold } from "./with-told.ts";

const diagnosis = { application: { name: "web-eu" }, findings: [] } as unknown as Diagnosis;
const group = {
  headline: "ConfigMap `flags` is declared by `web-edge` and `web-eu`",
  modes: ["D11"],
  severity: "warning",
  count: 1,
  applications: [{ instance: "a", namespace: "argocd", name: "web-edge", project: "p" }],
} satisfies FindingGroup;
const toolsWith = (answer: () => unknown) =>
  ({ callParsed: async () => answer() }) as unknown as ToolCaller;

test("what Argo CD tells on another application that names this one is told here", async () => {
  const { findings } = await withTold(
    diagnosis,
    toolsWith(() => ({ groups: [group] })),
  );
  expect(findings).toMatchObject([{ mode: "D11", headline: group.headline }]);
  expect(findings[0]?.facts[0]?.text).toContain("`web-edge`");
});

test("what names others only is not", async () => {
  const headline = "ConfigMap `flags` is declared by `web-edge` and `web-eu-2`";
  const tools = toolsWith(() => ({ groups: [{ ...group, headline }] }));
  expect(await withTold(diagnosis, tools)).toBe(diagnosis);
});

test("a diagnosis stands where the others cannot be asked", async () => {
  const tools = toolsWith(() => {
    throw new ExpectedError("not now");
  });
  expect(await withTold(diagnosis, tools)).toBe(diagnosis);
});
