import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { acme } from "./default-workspace.ts";
import type { Change } from "./schema.ts";
import { createThreadStatuses } from "./thread-statuses.ts";
import { createWorkspace } from "./workspace.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a status is taken down two minutes after it was last set", () => {
  const workspace = createWorkspace(acme, () => 0);
  const statuses = createThreadStatuses(workspace);
  const told: Change[] = [];
  workspace.onChange((change) => told.push(change));
  const thread = { channel: "C0PAYMENTS", threadTs: "1.1" };
  statuses.set({ ...thread, status: "looking" });
  vi.advanceTimersByTime(100_000);
  statuses.set({ ...thread, status: "still looking" });
  vi.advanceTimersByTime(119_999);
  expect(told.map((change) => change.kind === "status" && change.status)).toEqual([
    "looking",
    "still looking",
  ]);
  vi.advanceTimersByTime(1);
  expect(told.at(-1)).toEqual({ kind: "status", ...thread, status: "" });
});
