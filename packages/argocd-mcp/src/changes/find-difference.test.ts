import { Application } from "@lynceus/argocd";
import { expect, test } from "vitest";
import { listDeployments } from "./deployments.ts";
import { findDifference } from "./find-difference.ts";
import { readRendering } from "./rendering.ts";
import { resolveRevision } from "./resolve-revision.ts";

const history = (...revisions: string[]) =>
  Application.parse({
    metadata: { name: "web" },
    spec: { source: { repoURL: "https://git" } },
    status: {
      sync: { revision: revisions.at(-1) },
      history: revisions.map((revision, id) => ({ id, revision })),
    },
  });

/** Renders a revision as its first letter says. */
function rendering(revision: string) {
  const manifest = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "a" },
    data: { of: revision[0] },
  };
  return readRendering(
    { manifests: [JSON.stringify(manifest)], revision, sourceType: undefined },
    {},
  ).objects;
}

async function search(revisions: readonly string[], broken: readonly string[] = []) {
  const [newest = "", ...older] = listDeployments(history(...[...revisions].reverse())).map(
    (one) => one.revisions[0] ?? "",
  );
  const rendered: string[] = [];
  const difference = await findDifference(
    { revisions: [newest], objects: rendering(newest) },
    listDeployments(history(...[...older].reverse())),
    async ([revision = ""]) => {
      rendered.push(revision);
      return broken.includes(revision) ? undefined : rendering(revision);
    },
  );
  const named = (list: readonly { readonly revisions: readonly string[] }[]) =>
    list.flatMap((one) => one.revisions);
  return {
    before: difference.before?.revisions[0],
    same: named(difference.same),
    failed: named(difference.failed),
    unseen: difference.unseen,
    rendered,
  };
}

test.each([
  ["the one before differs", ["b1", "a1"], { before: "a1", same: [], rendered: ["a1"] }],
  [
    "several render the same",
    ["b3", "b2", "b1", "a1", "a0"],
    { before: "a1", same: ["b2", "b1"], rendered: ["b2", "b1", "a1"] },
  ],
  ["it was deployed twice", ["b1", "b1", "a1"], { before: "a1", same: ["b1"], rendered: ["a1"] }],
  [
    "never more than five renderings",
    ["b9", "b8", "b7", "b6", "b5", "b4", "a1"],
    { before: undefined, same: ["b8", "b7", "b6", "b5"], unseen: 2 },
  ],
  ["nothing differs", ["b2", "b1"], { before: undefined, same: ["b1"], unseen: 0 }],
])("%s", async (_, revisions, expected) => {
  expect(await search(revisions)).toMatchObject(expected);
});

test("a revision that cannot be rendered is passed over and told", async () => {
  expect(await search(["b2", "b1", "a1"], ["b1"])).toMatchObject({
    before: "a1",
    failed: ["b1"],
    same: [],
  });
});

test.each([
  [undefined, "ccc3333", ["bbb2222", "aaa1111"]],
  ["current", "ccc3333", ["bbb2222", "aaa1111"]],
  ["previous", "bbb2222", ["aaa1111"]],
  ["AAA1", "aaa1111", []],
  ["v1.2.0", "v1.2.0", ["ccc3333", "bbb2222", "aaa1111"]],
])("%s is %s", (word, revision, before) => {
  const resolved = resolveRevision(history("aaa1111", "bbb2222", "ccc3333"), word, { open: true });

  expect(resolved.revisions).toEqual([revision]);
  expect(resolved.before.map(({ revisions }) => revisions[0])).toEqual(before);
});

test.each([
  [[], "current", "Nothing of this application has been deployed"],
  [["aaa1111"], "previous", "one deployment only"],
  [["aaa1111", "aaa2222"], "aaa", "no revision"],
  [["aaaa111", "aaaa222"], "aaaa", "is not unique: aaaa222, aaaa111"],
  [["aaa1111"], "ffff000", "There are: aaa1111; also `current`"],
])("of %j, %s is refused in words", (revisions, word, words) => {
  expect(() => resolveRevision(history(...revisions), word, { open: false })).toThrow(words);
});
