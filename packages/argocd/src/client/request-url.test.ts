import { describe, expect, it } from "vitest";
import { checkBaseUrl, requestUrl } from "./request-url.ts";

const path = ["api", "v1", "applications"];

describe("requestUrl", () => {
  it.each([
    ["https://argo.example", "https://argo.example/api/v1/applications"],
    ["https://argo.example/", "https://argo.example/api/v1/applications"],
    ["https://argo.example/argo", "https://argo.example/argo/api/v1/applications"],
    ["https://argo.example:8443/a/b/?x=1#y", "https://argo.example:8443/a/b/api/v1/applications"],
  ])("continues %s", (base, url) => {
    expect(requestUrl("prod", base, path).href).toBe(url);
  });

  it("encodes each segment on its own", () => {
    const url = requestUrl("prod", "https://a.example", [...path, "we?ird#na me", "release/6.1"]);
    expect(url.pathname).toBe("/api/v1/applications/we%3Fird%23na%20me/release%2F6.1");
    expect(requestUrl("prod", "https://a.example", [...path, "%2e%2e"]).pathname).toBe(
      "/api/v1/applications/%252e%252e",
    );
  });

  it.each(["..", ".", "", "../projects/x", "a/../../x", "x/", "..\\x", "\ud800"])(
    "refuses the segment %j in words",
    (segment) => {
      expect(() => requestUrl("prod", "https://a.example", [...path, segment])).toThrow(
        /Argo CD `prod` was not asked: ".*" is not a name/,
      );
    },
  );

  it("sends no empty parameter", () => {
    const url = requestUrl("prod", "https://a.example", path, {
      project: "",
      appNamespace: undefined,
      tailLines: 0,
      previous: false,
      name: "a&b",
    });
    expect(url.search).toBe("?tailLines=0&previous=false&name=a%26b");
  });
});

describe("checkBaseUrl", () => {
  it.each(["ftp://a.example", "a.example", "", "https://user:hunter2@a.example"])(
    "refuses %j without repeating it",
    (base) => {
      expect(() => checkBaseUrl("prod", base)).toThrow(/`url` of Argo CD `prod`/);
      expect(() => checkBaseUrl("prod", base)).not.toThrow(/hunter2/);
    },
  );
});
