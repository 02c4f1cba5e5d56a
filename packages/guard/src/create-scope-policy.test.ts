import { expect, test } from "vitest";
import type { CallRequest } from "./call.ts";
import { createScopePolicy } from "./create-scope-policy.ts";

const authorise = createScopePolicy();
const request: CallRequest = {
  principal: { kind: "channel", id: "C1", name: "#checkout", projects: ["checkout"] },
  client: "test",
  tool: "get_application",
  access: "read",
  arguments: {},
  target: { instance: "prod-eu", project: "checkout" },
  correlationId: "1",
};

test("a read within the scope is allowed", () => {
  expect(authorise(request)).toEqual({ effect: "allow", policy: "project-scope" });
});

test("a read of no one thing is allowed, because its result is filtered", () => {
  const { target: _, ...listing } = request;

  expect(authorise(listing).effect).toBe("allow");
});

test("a read outside the scope is denied", () => {
  const target = { instance: "prod-eu", project: "billing" };

  expect(authorise({ ...request, target })).toMatchObject({
    effect: "deny",
    policy: "project-scope",
  });
});

test("nobody reads without a project", () => {
  const principal = { ...request.principal, projects: [] };

  const decision = authorise({ ...request, principal });

  expect(decision).toMatchObject({
    effect: "deny",
    reason: expect.stringMatching(/lynceus\.yaml: .*`channels`.*direct messages.*`teams`/),
  });
});

test("a write is denied in words, scope or not", () => {
  expect(authorise({ ...request, access: "write" })).toMatchObject({
    effect: "deny",
    policy: "no-writes",
    reason: expect.stringContaining("Nothing was done"),
  });
});

test("an access of another kind is denied", () => {
  const unknown = { ...request, access: "admin" } as unknown as CallRequest;

  expect(authorise(unknown)).toMatchObject({ effect: "deny", policy: "default-deny" });
});
