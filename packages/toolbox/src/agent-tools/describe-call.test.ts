import { expect, it } from "vitest";
import { describeCall } from "./describe-call.ts";

const app = { applicationName: "orders-api", instance: "prod-eu" };
const resourceRef = { kind: "Deployment", name: "orders-api", namespace: "orders-prod" };

it.each([
  ["get_application", app, "the state of `orders-api`"],
  ["get_application_workload_logs", { ...app, resourceRef }, "the log of `Deployment orders-api`"],
  [
    "get_application_workload_logs",
    { ...app, resourceRef, container: "app", previous: true, grep: "Hikari" },
    "the previous log of `app`, lines with `Hikari`",
  ],
  [
    "get_application_manifests",
    { ...app, compareTo: "previous" },
    "what changed between the last two deployments",
  ],
  ["get_application_manifests", { ...app, grep: "x" }, "what Git renders to, lines with `x`"],
  ["get_revision_metadata", { ...app, revision: "717765b" }, "the commit `717765b`"],
  ["get_application_events", app, "events of the application's resources"],
  ["get_application_events", { ...app, resourceRef }, "events of `Deployment orders-api`"],
  [
    "get_resources",
    { ...app, resourceRefs: [resourceRef] },
    "the manifest of `Deployment orders-api`",
  ],
  ["list_applications", { project: "checkout" }, "how the applications of `checkout` stand"],
  [
    "list_applicationsets",
    { project: "checkout" },
    "which ApplicationSets of `checkout` there are, and which of them fail",
  ],
  [
    "get_applicationset",
    { applicationSetName: "regions" },
    "ApplicationSet `regions`: what it makes, and why it makes nothing new",
  ],
  ["find_findings", { project: "checkout" }, "the failures of `checkout`, grouped by cause"],
  ["find_applications", { query: "a`b\nc" }, "applications named like `a b c`"],
])("tells %s of %j", (name, args, words) => {
  expect(describeCall({ name, title: "Any title" }, args)).toBe(words);
});

it("tells a tool that it does not know by its title, else by its name", () => {
  expect(describeCall({ name: "search_issues", title: "Search issues" }, {})).toBe("search issues");
  expect(describeCall({ name: "search_issues", title: undefined }, app)).toBe(
    "search issues of `orders-api`",
  );
});
