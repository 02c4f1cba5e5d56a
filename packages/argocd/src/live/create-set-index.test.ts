import { expect, it } from "vitest";
import { ApplicationSet } from "../application-set.ts";
import { ArgocdError } from "../errors.ts";
import { createSetIndex } from "./create-set-index.ts";

const made = (name: string, status: object = {}) =>
  ApplicationSet.parse({
    metadata: { name, namespace: "argocd" },
    spec: { generators: null, template: { metadata: { name: "x-{{.y}}" }, spec: {} } },
    status,
  });
const failure = new ArgocdError({ failure: "network", instance: "lab", sentence: "Gone." });

it("says which instances have not told theirs, and keeps what they told before", () => {
  const index = createSetIndex();
  index.add("prod");
  index.add("lab");
  expect(index.gaps().map(({ instance }) => instance)).toEqual(["prod", "lab"]);
  index.put("prod", []);
  index.put("lab", [made("tills")]);
  expect(index.gaps()).toEqual([]);
  index.fail("lab", failure);
  expect(index.gaps()).toMatchObject([{ instance: "lab", reason: expect.stringMatching(/Gone/) }]);
  expect(index.all().map(({ name }) => name)).toEqual(["tills"]);
  index.put("lab", []);
  expect([...index.all(), ...index.gaps()]).toEqual([]);
});

it("knows an error only while it lasts", () => {
  const index = createSetIndex();
  const error = (status: string) => ({
    conditions: [{ type: "ErrorOccurred", status, message: "no tier\nat all" }],
  });
  index.put("prod", [made("a", error("True")), made("b", error("False")), made("c")]);
  expect(index.all().map((set) => set.error?.message)).toEqual([
    "no tier at all",
    undefined,
    undefined,
  ]);
});
