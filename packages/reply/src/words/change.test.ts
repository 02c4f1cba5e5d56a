import { expect, test } from "vitest";
import { writeLine } from "../markup/write-line.ts";
import { minutesAgo, NOW } from "../testing/samples.ts";
import { changeLine } from "./change.ts";

const revision = "f38f0c4d1c0f5d8e0b6a2c9d7e4f1a3b5c6d7e8f";
const say = (...args: Parameters<typeof changeLine>) =>
  writeLine(changeLine(...args), { surface: "text", now: NOW, max: 400 });

test("the change of a new revision: what, who and when, without an e-mail address", () => {
  const author = "Ivo Lindqvist <ivo@acme.example>";
  const change = { revision, author, message: "Roll out 2.4.0\n\nPAY-1", initiatedBy: "true" };

  expect(say({ ...change, deployedAt: minutesAgo(6), date: minutesAgo(60) }, "new-revision")).toBe(
    'It came with `f38f0c4` "Roll out 2.4.0", Ivo Lindqvist, 6 min ago',
  );
});

test("a failure that need not come from it: the last change, and who synced it", () => {
  const change = { revision, author: "Ivo", initiatedBy: "dana", date: minutesAgo(60) };

  expect(say(change, "running-revision")).toBe(
    "Last change: `f38f0c4`, Ivo, synced by dana, 60 min ago",
  );
});

test("a chart's version is shown whole, and nothing is made up", () => {
  expect(say({ revision: "kube-prometheus-61.3.1" }, undefined)).toBe(
    "Last change: `kube-prometheus-61.3.1`",
  );
});
