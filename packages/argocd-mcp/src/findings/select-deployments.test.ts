import type { Finding } from "@lynceus/contract";
import { expect, test } from "vitest";
import { summary } from "../testing/fake-fleet.ts";
import type { Look } from "./look.ts";
import { selectDeployments, selectImages } from "./select-deployments.ts";
import type { Known } from "./select-findings.ts";

const resource = { group: "", version: "", kind: "Pod", namespace: "", name: "x" };
const finding = (severity: Finding["severity"]): Finding => ({
  id: severity,
  mode: "F7",
  severity,
  subject: "application",
  resource,
  headline: `it is ${severity}`,
  facts: [],
  evidence: [],
});

function known(name: string, look: Partial<Look> | undefined, fields = {}): Known {
  const nothing = { findings: [], deployments: [], images: [], depth: "diagnosis", at: 0 } as const;
  return {
    application: summary(name, fields),
    look: look === undefined ? undefined : { ...nothing, ...look },
  };
}

const by = (author: string, at: string, fields = {}) => ({
  revision: "a1",
  author,
  at,
  state: "running" as const,
  ...fields,
});

test("an author's deployments, newest first, with how each application is now", () => {
  const noon = "2026-11-21T12:00:00Z";
  const all = [
    known("fine", { deployments: [by("Ivo Lindqvist <ivo@x>", "2026-11-21T09:00:00Z")] }),
    known("bad", {
      deployments: [by("Ivo Lindqvist", noon, { state: "failed" })],
      findings: [finding("warning")],
    }),
    known("odd", {
      deployments: [by("Ivo Lindqvist", "2026-11-21T08:00:00Z")],
      findings: [finding("info")],
    }),
    known("hand", { deployments: [by("Noor", "2026-11-21T07:00:00Z", { initiatedBy: "ivo" })] }),
    known("other", { deployments: [by("Noor Haddad", noon)] }),
    known("unseen", undefined),
  ];

  const said = selectDeployments(all, { author: "ivo" });

  expect(
    said.map(({ application, state, now, wrong }) => [application.name, state, now, wrong]),
  ).toEqual([
    ["bad", "failed", "failing", "it is warning"],
    ["fine", "running", "fine", undefined],
    ["odd", "running", "attention", "it is info"],
    ["hand", "running", "fine", undefined],
  ]);
  expect(selectDeployments(all, { author: "Lindqvist ivo" })).toHaveLength(3);
  expect(selectDeployments(all, { since: Date.parse("2026-11-21T09:00:00Z") })).toHaveLength(3);
});

test("an application is not called fine before it is", () => {
  const deployments = [by("Ivo", "2026-11-21T12:00:00Z")];
  const degraded = known("web", { deployments }, { health: "Degraded" });
  const failed = known("api", { deployments, failure: "no access" });

  expect(selectDeployments([degraded], {})[0]?.now).toBe("attention");
  expect(selectDeployments([failed], {})[0]?.now).toBe("unknown");
});

test("images by a part of their name; those without a registry come from docker.io", () => {
  const all = [
    known("cache", { images: ["redis:7"] }),
    known("queue", { images: ["redis:7", "docker.io/library/redis:6"] }),
    known("api", { images: ["registry.example.com:5000/shop/api:1", "localhost/x"] }),
  ];

  const names = (image: string) =>
    selectImages(all, image).map((one) => [one.image, one.applications.map(({ name }) => name)]);

  expect(names("docker.io")).toEqual([
    ["redis:7", ["cache", "queue"]],
    ["docker.io/library/redis:6", ["queue"]],
  ]);
  expect(names("SHOP/api")).toEqual([["registry.example.com:5000/shop/api:1", ["api"]]]);
});

test.each([
  ["f38f0c4", ["short", "second source"]],
  ["F38F0C4E9", ["short"]],
  ["#48", ["merged", "squashed"]],
  ["!7", ["gitlab"]],
  ["#4", []],
])("a commit by its beginning, a pull request by its number: %s", (revision, names) => {
  const of = (name: string, fields: object) =>
    known(name, { deployments: [by("Ivo", "2026-11-21T09:00:00Z", fields)] });
  const all = [
    of("short", { revision: "f38f0c4e9aa" }),
    of("second source", { revision: "0aa1b2c, f38f0c4b1" }),
    of("other", { revision: "af38f0c4e9" }),
    of("merged", { message: "Merge pull request #48 from acme/topic" }),
    of("squashed", { message: "Bump the image (#48)" }),
    of("longer number", { message: "Bump the image (#481)" }),
    of("gitlab", { message: "Merge !7" }),
  ];

  const found = selectDeployments(all, { revision });

  expect(found.map(({ application }) => application.name)).toEqual(names);
});
