import { expect, test } from "vitest";
import { teamOf } from "./team-of.ts";

test.each([
  ["an event", { team_id: "T1", event: {} }, "T1"],
  // In a channel that companies share the author may be of another one.
  ["what somebody else wrote", { team_id: "T2", authorizations: [{ team_id: "T1" }] }, "T1"],
  ["a command", { command: "/argocd", team_id: "T1", user_id: "U1" }, "T1"],
  ["a click", { type: "block_actions", team: { id: "T1" }, user: { team_id: "T2" } }, "T1"],
  ["a view", { team: { id: "T2" }, view: { app_installed_team_id: "T1" } }, "T1"],
  ["an organisation's", { team: null, user: { id: "U1", team_id: "T1" } }, "T1"],
  ["anything else", { type: "other", user: "U1" }, undefined],
])("%s is of its workspace", (_, body, team) => {
  expect(teamOf(body)).toBe(team);
});
