import { expect, test } from "vitest";
import { findMissingPaths } from "./doc-paths.ts";

test("names the paths that are gone, once each", () => {
  const text =
    "See `packages/argocd/src`, `packages/attic/src/x.ts`, `deploy/attic` and `packages/attic/src/x.ts`.";

  const missing = findMissingPaths(text, (path) => path === "packages/argocd/src");

  expect(missing).toEqual(["packages/attic/src/x.ts", "deploy/attic"]);
});

test("leaves code and prose alone", () => {
  expect(findMissingPaths("Run `pnpm check`; packages/ holds rooms.", () => false)).toEqual([]);
});
