import { describe, expect, it } from "vitest";
import { matchPath } from "./match-path.ts";
import { readPath } from "./read-path.ts";

describe("readPath", () => {
  it.each([
    ["/api/v1/applications/a%2520b", "/api/v1/applications/a%20b", "decodes once"],
    [
      "/api/v1/clusters/https%3A%2F%2Fk.svc",
      "/api/v1/clusters/https%3A%2F%2Fk.svc",
      "keeps a URL for its endpoint",
    ],
    ["/argo/", "/argo/", "keeps a slash at the end"],
  ])("%s is %s: %s", (raw, path) => {
    expect(readPath(raw)).toMatchObject({ outcome: "path", path });
  });

  it.each([
    ["/api/v1/applications/..%2f..%2f..%2fetc", "/etc"],
    ["/api/v1/applications/web/../../settings?x=1", "/api/v1/settings?x=1"],
    ["//evil.example/x", "/evil.example/x"],
    ["/../../..", "/"],
  ])("%s is redirected to %s", (raw, location) => {
    expect(readPath(raw)).toEqual({ outcome: "redirect", location });
  });

  it("says when an escape is broken", () => {
    expect(readPath("/api/%zz")).toEqual({ outcome: "malformed" });
  });

  it("keeps all of the query, question marks too", () => {
    const read = readPath("/api?a=1?2&a=3");
    expect(read.outcome === "path" && read.search.getAll("a")).toEqual(["1?2", "3"]);
  });
});

describe("matchPath", () => {
  it.each([
    ["/api/{name}/logs", "/api/web/logs", { name: "web" }],
    ["/api/{name}/logs", "/api/web/logs/x", undefined],
    ["/api/{name}", "/api", undefined],
    [
      "/can-i/{action}/{object=**}",
      "/can-i/get/payments/web",
      { action: "get", object: "payments/web" },
    ],
    ["/can-i/{action}/{object=**}", "/can-i/get", { action: "get", object: "" }],
  ])("%s on %s", (pattern, path, found) => {
    expect(matchPath(pattern, path)).toEqual(found);
  });
});
