import type { Diagnosis } from "@lynceus/contract";
import { expect, test } from "vitest";
import { writeLine } from "../markup/write-line.ts";
import { diagnosis, minutesAgo, NOW } from "../testing/samples.ts";
import { changeLine } from "./change.ts";

const revision = "f38f0c4d1c0f5d8e0b6a2c9d7e4f1a3b5c6d7e8f";
const author = "Ivo Lindqvist <ivo@acme.example>";

function say(change: Diagnosis["change"]): string {
  const line = changeLine(diagnosis({ change })) ?? "";
  return writeLine(line, { surface: "text", now: NOW, max: 400 });
}

test("a change of the application itself: what, who and when, without an e-mail address", () => {
  const message = "payments-api: roll out 2.4.0\n\nPAY-1";
  const times = { deployedAt: minutesAgo(6), date: minutesAgo(60) };

  expect(say({ revision, author, message, initiatedBy: "true", ...times })).toBe(
    'Last change: `f38f0c4` "payments-api: roll out 2.4.0", Ivo Lindqvist, 6 min ago',
  );
});

test("a commit about something else blames nobody", () => {
  const message = "mail-router: back to info";

  expect(say({ revision, author, message, date: minutesAgo(60) })).toBe(
    'Last deploy: `f38f0c4` "mail-router: back to info", 60 min ago',
  );
});

test("who synced it by hand is said", () => {
  expect(say({ revision, initiatedBy: "dana" })).toBe("Last deploy: `f38f0c4`, synced by dana");
});

test("a chart's version is shown whole, and nothing is made up", () => {
  expect(say({ revision: "kube-prometheus-61.3.1" })).toBe("Last deploy: `kube-prometheus-61.3.1`");
  expect(say(undefined)).toBe("");
});
