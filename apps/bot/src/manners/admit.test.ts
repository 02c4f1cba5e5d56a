import type { ChannelSettings } from "@lynceus/contract";
import { expect, test } from "vitest";
import type { Standing } from "../identify.ts";
import { admit } from "./admit.ts";
import { refusalSentence } from "./refusal-sentence.ts";

const listed: ChannelSettings = { projects: ["checkout"] };
const open: ChannelSettings = { ...listed, guests: true, external: true };

test.each<[string, Standing, boolean | undefined, ChannelSettings | undefined, string]>([
  ["a member in a listed channel", "member", false, listed, "welcome"],
  ["a member in an unlisted channel", "member", false, undefined, "unlisted"],
  ["a member in a shared channel", "member", true, listed, "external"],
  ["a member in a shared channel that is let in", "member", true, open, "welcome"],
  ["a member where Slack does not tell", "member", undefined, listed, "unknown-place"],
  ["a guest", "guest", false, listed, "guest"],
  ["a guest where guests are answered", "guest", false, open, "welcome"],
  ["a guest in a shared channel", "guest", true, listed, "external"],
  ["somebody of another company", "stranger", false, open, "stranger"],
  ["somebody of another company in a shared channel", "stranger", true, open, "stranger"],
  ["somebody who left", "left", false, open, "stranger"],
  ["another app", "bot", false, open, "bot"],
])("%s: %s, shared %s", (_, standing, external, settings, expected) => {
  const admission = admit({ standing, external, settings });

  expect(admission.kind === "welcome" ? "welcome" : admission.reason).toBe(expected);
});

test.each(["unlisted", "external", "unknown-place", "guest", "stranger", "bot"] as const)(
  "a refusal of %s says why and what to do",
  (reason) => {
    const sentence = refusalSentence(reason, { channel: "C0123", sender: "B0123" });

    expect(sentence).toMatch(/^[A-Z].+\. .+\.$/);
    expect(sentence).toMatch(/because|so |only|not/);
    expect(sentence).not.toMatch(/undefined|sorry/i);
  },
);
