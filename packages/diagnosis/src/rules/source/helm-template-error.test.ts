import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { buildObserved } from "../../testing/build-observed.ts";

const command =
  "`helm template . --name-template shop --values <path to cached source>/values.yaml --include-crds` failed exit status 1: ";
const frame =
  "Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ";

function findingOf(message: string, helm?: object) {
  const source = {
    repoURL: "https://git.example/shop-deploy",
    path: "charts/shop",
    ...(helm ? { helm } : {}),
  };
  const observed = buildObserved({
    health: "Healthy",
    sync: "Unknown",
    spec: { source },
    status: { conditions: [{ type: "ComparisonError", message }] },
  });
  return diagnose(observed).findings[0];
}

describe("A4, Helm template error", () => {
  it("names the nil value in Helm 3's words, as Argo CD up to 3.3 frames them", () => {
    const message = `${frame}failed to execute helm template command: failed to get command args to log: ${command}Error: template: shop/templates/web.yaml:31:28: executing "shop/templates/web.yaml" at <.Values.image.tag>: nil pointer evaluating interface {}.tag\n\nUse --debug flag to render out invalid YAML`;
    const finding = findingOf(message, { valueFiles: ["values-prod.yaml"] });
    expect(finding).toMatchObject({
      mode: "A4",
      headline: "its manifests cannot be rendered: Helm fails in `templates/web.yaml`, line 31",
      fix: "Set `image.tag` in `values-prod.yaml` of `shop-deploy` `charts/shop`, or give the template a default.",
    });
    expect(finding?.facts[0]).toEqual({
      text: "`.Values.image` is not set in the values; the template reads `.Values.image.tag`",
      where: "templates/web.yaml:31",
    });
    expect(finding?.evidence[0]?.excerpt).toMatch(
      /^Error: template: shop\/templates\/web\.yaml:31:28/,
    );
  });

  it.each([
    [
      "a required value",
      "Error: execution error at (shop/templates/web.yaml:7:12): ingress.host is required",
      "in `templates/web.yaml`, line 7",
      "`ingress.host is required`",
    ],
    [
      "a nested include of a subchart",
      'Error: template: shop/templates/web.yaml:3:4: executing "shop/templates/web.yaml" at <include "base.labels" .>: error calling include: template: shop/charts/base/templates/_labels.tpl:9:16: executing "base.labels" at <.Values.team.name>: nil pointer evaluating interface {}.name',
      "in `charts/base/templates/_labels.tpl`, line 9",
      "`.Values.team` is not set in the values; the template reads `.Values.team.name`",
    ],
    [
      "an unknown function",
      'Error: parse error at (shop/templates/web.yaml:12): function "foo" not defined',
      "in `templates/web.yaml`, line 12",
      '`parse error at (shop/templates/web.yaml:12): function "foo" not defined`',
    ],
    [
      "output that is no YAML",
      "Error: YAML parse error on shop/templates/web.yaml: error converting YAML to JSON: yaml: line 12: did not find expected key",
      "in `templates/web.yaml`",
      "`YAML parse error on shop/templates/web.yaml: error converting YAML to JSON: yaml: line 12: did not find expected key`",
    ],
    [
      "a schema",
      "Error: values don't meet the specifications of the schema(s) in the following chart(s):\nshop:\n- (root): image is required",
      "on its values",
      "`Error: values don't meet the specifications of the schema(s) in the following chart(s): shop: - (root): image is required`",
    ],
  ])("reads %s", (_, error, where, fact) => {
    const finding = findingOf(
      `${frame}failed to execute helm template command: failed running helm: ${command}${error}`,
    );
    expect(finding).toMatchObject({
      mode: "A4",
      headline: `its manifests cannot be rendered: Helm fails ${where}`,
    });
    expect(finding?.facts[0]?.text).toBe(fact);
  });

  it.each([
    [
      "chart requires kubeVersion: >=1.30.0-0 which is incompatible with Kubernetes v1.27.3",
      ", the chart is not for Kubernetes `v1.27.3`",
      /^Take a version of the chart/,
    ],
    [
      'plugin "x" exited with error',
      ': `plugin "x" exited with error`',
      /^Correct what Helm names/,
    ],
  ])("blames no values for %s", (words, told, fix) => {
    const finding = findingOf(`${frame}\`helm template . \` failed exit status 1: Error: ${words}`);
    expect(finding).toMatchObject({
      headline: `its manifests cannot be rendered: Helm fails${told}`,
      fix: expect.stringMatching(fix),
    });
  });

  it.each([
    [
      "a missing values file",
      `${frame}failed to execute helm template command: failed running helm: ${command}Error: open <path to cached source>/charts/shop/values-prod.yaml: no such file or directory`,
    ],
    [
      "a missing dependency",
      `${frame}\`helm dependency build\` failed exit status 1: Error: no repository definition for https://charts.example`,
    ],
    [
      "kustomize",
      `${frame}\`kustomize build <path to cached source>/x\` failed exit status 1: Error: accumulating resources`,
    ],
    ["a missing path", `${frame}charts/shop: app path does not exist`],
  ])("is not claimed for %s", (_, message) => {
    const finding = findingOf(message);
    expect(finding?.mode).toMatch(/^A[1567]$/);
    expect(message).toContain(finding?.evidence[0]?.excerpt);
  });
});
