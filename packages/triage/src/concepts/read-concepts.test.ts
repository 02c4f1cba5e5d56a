import { expect, test } from "vitest";
import { normaliseText } from "../normalise-text.ts";
import { argocdConcepts } from "./argocd-concepts.ts";
import { kubernetesConcepts } from "./kubernetes-concepts.ts";
import { readConcepts } from "./read-concepts.ts";

const read = (text: string) => readConcepts(normaliseText(text)).map(({ term }) => term);

test.each([
  ["what does SyncFailed mean?", ["SyncFailed"]],
  ["What is OutOfSync", ["OutOfSync"]],
  ["what does the status `Unknown` mean here", ["Unknown"]],
  ["was bedeutet CrashLoopBackOff?", ["CrashLoopBackOff"]],
  ["explain sync waves", ["sync wave"]],
  ["what's exit code 137", ["OOMKilled"]],
  ["wtf is a finalizer", ["finalizer"]],
  ["what is self-heal in argo cd?", ["self-heal"]],
  ["difference between refresh and hard refresh?", ["refresh", "hard refresh"]],
  ["liveness vs readiness", ["liveness probe", "readiness probe"]],
  ["ErrImagePull meaning?", ["ImagePullBackOff"]],
])("%j asks what %j is", (text, terms) => {
  expect(read(text)).toEqual(terms);
});

test.each([
  "what is wrong with payments-api?",
  "what is SharedResourceWarning on web-eu?",
  "what is degraded?",
  "what is out of sync in checkout?",
  "which apps are Unknown?",
  "what is payments-api?",
  "what's pending",
  "what does the log say",
])("%j does not", (text) => {
  expect(read(text)).toEqual([]);
});

test("no two concepts go by one name", () => {
  const names = [...argocdConcepts, ...kubernetesConcepts].flatMap(({ term, also }) =>
    [term, ...also].map((name) => name.toLowerCase()),
  );
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
