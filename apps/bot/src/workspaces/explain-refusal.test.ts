import { webApi } from "@slack/bolt";
import { expect, test } from "vitest";
import { explainRefusal, sayRefused } from "./explain-refusal.ts";

test.each([
  ["SLACK_BOT_TOKEN", "invalid_auth", /\(invalid_auth\)\. Copy it anew: .*Bot User OAuth Token/],
  ["SLACK_BOT_TOKEN", "token_revoked", /install it again/],
  ["SLACK_APP_TOKEN", "missing_scope", /another one.*connections:write/],
  ["SLACK_APP_TOKEN", "not_allowed_token_type", /Turn Socket Mode on/],
  ["SLACK_APP_TOKEN", undefined, /no reason/],
  ["SLACK_APP_TOKEN", "<script>xapp-1</script>", /\( script xapp-1 {2}script \)/],
] as const)("%s, %s: what it means and what to do", (token, error, says) => {
  expect(sayRefused(token, error)).toMatch(says);
});

test("a Slack that is away is a sentence, a bug is a bug", () => {
  const away = new webApi.WebAPIRequestError(new Error("connect ECONNREFUSED"));
  const bug = new TypeError("x is undefined");

  expect(explainRefusal(away, "SLACK_BOT_TOKEN")).toMatchObject({
    message: expect.stringMatching(/cannot be reached.*slack\.com/),
  });
  expect(explainRefusal(bug, "SLACK_BOT_TOKEN")).toBe(bug);
});
