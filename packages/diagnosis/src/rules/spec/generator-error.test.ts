import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

function applicationSet(message: string, reason: string, status = "True") {
  return {
    metadata: { name: "tills", namespace: "argocd" },
    spec: {
      generators: [{ list: { elements: [{ shop: "rome", floor: "1" }, { shop: "oslo" }] } }],
    },
    status: { conditions: [{ type: "ErrorOccurred", status, reason, message }] },
  };
}

const healthy = buildObserved({ health: "Healthy" });

describe("B7, an ApplicationSet that makes nothing", () => {
  it.each([
    [
      "a missing key",
      'failed to execute go template till-{{.floor}}: template: base:1:2: executing "base" at <.floor>: map has no entry for key "floor"',
      "RenderTemplateParamsError",
      "element `shop=oslo` has no `floor`, which its template reads",
    ],
    [
      "a name twice",
      "ApplicationSet tills contains applications with duplicate name: till-rome",
      "ApplicationValidationError",
      "two of its applications would be called `till-rome`",
    ],
    [
      "a generator without its repository",
      "error generating params from git: error getting files: repository not found",
      "ApplicationGenerationFromParamsError",
      "its generator cannot get its parameters",
    ],
    [
      "anything else",
      "found less than two generators, Merge requires two or more",
      "ApplicationGenerationFromParamsError",
      "`found less than two generators, Merge requires two or more`",
    ],
  ])("tells %s on an application that looks fine", (_, message, reason, why) => {
    const { findings } = diagnose({ ...healthy, applicationSet: applicationSet(message, reason) });
    expect(findings).toMatchObject([
      {
        mode: "B7",
        headline: expect.stringContaining(`its ApplicationSet \`tills\` makes nothing new: ${why}`),
        evidence: [{ excerpt: message, object: "ApplicationSet argocd/tills" }],
      },
    ]);
  });

  it("tells it on the application that holds the ApplicationSet, from its health alone", () => {
    const nodes = [
      {
        group: "argoproj.io",
        kind: "ApplicationSet",
        namespace: "argocd",
        name: "tills",
        uid: "u",
        health: { status: "Degraded", message: "Application.spec.project is required" },
      },
    ];
    expect(diagnose(buildObserved({ nodes })).findings).toMatchObject([
      { mode: "B7", headline: expect.stringMatching(/^ApplicationSet `tills` makes nothing new/) },
    ]);
  });

  it("says nothing of an ApplicationSet without an error", () => {
    const set = applicationSet("All applications have been generated successfully", "x", "False");
    expect(diagnose({ ...healthy, applicationSet: set }).findings).toEqual([]);
  });
});
