import { describe, expect, it } from "vitest";
import { loadWorld } from "../../packages/standins/src/index.ts";
import { renameCase } from "./rename-case.ts";
import { renameWorld } from "./rename-world.ts";

const recorded = loadWorld("image-tag-missing");
const { world, renamer } = renameWorld(recorded, 7);
const everything = [...world.files].flat().join("\n");

describe("renameWorld", () => {
  it.each([
    "payments-api",
    "payments-prod",
    "payments-deploy",
    "checkout-web",
    "acme.example",
    "2.4.0-rc1",
    "6445bf6c75",
    "Ivo Lindqvist",
  ])("leaves %s nowhere", (name) => {
    expect([...recorded.files].flat().some((text) => text.includes(name))).toBe(true);
    expect(everything.includes(name)).toBe(false);
  });

  it("calls a thing the same in a path, a field, a message and a question", () => {
    const name = renamer.text("payments-api");
    expect(world.about).toEqual([name]);
    expect(world.applications).toContain(`argocd/${name}`);
    expect([...world.files.keys()]).toContain(`applications/argocd/${name}/application.json`);
    expect(renamer.said("why is payments-api failing?")).toBe(`why is ${name} failing?`);
    const image = renamer.text("registry.acme.example/payments/api:2.4.0-rc1");
    expect(everything.includes(`Failed to pull image \\"${image}\\"`)).toBe(true);
  });

  it("keeps what Kubernetes and Argo CD say", () => {
    for (const said of ["ImagePullBackOff", "argocd.argoproj.io/", "kubernetes.default.svc"]) {
      expect(everything.includes(said)).toBe(true);
    }
  });

  it("gives the same names for the same seed, and others for another", () => {
    const again = renameWorld(recorded, 7).world;
    expect([...again.files]).toEqual([...world.files]);
    expect(renameWorld(recorded, 8).world.about).not.toEqual(world.about);
  });
});

describe("renameCase", () => {
  it("renames what is said and what is expected, slips of the finger too", () => {
    const turn = {
      says: "why is paymets-api down? PAYMENTS-API, payments api",
      expects: { mustSay: ["2.4.0-rc1|Ivo"], mustNotSay: [] },
    };
    const one = { id: "x", kind: "question", world: recorded.id, turns: [turn] } as const;
    const [renamed] = renameCase(one, renamer).turns;
    expect(renamed?.says).not.toMatch(/pay/i);
    expect(renamed?.says).toContain(renamer.text("payments-api").toUpperCase());
    expect(renamed?.expects).toMatchObject({
      mustSay: [`${renamer.text("2.4.0-rc1")}|${renamer.text("Ivo")}`],
    });
  });
});
