import type { InvestigationRequest } from "@lynceus/contract";
import { expect, test } from "vitest";
import type { Investigations } from "../investigate/create-investigations.ts";
import { ownInvestigations } from "./own-investigations.ts";

const request = { thread: { team: "T1", channel: "C1", threadTs: "1.1" } } as InvestigationRequest;

test("another workspace's investigation is not there, and its ids are apart", async () => {
  const done: string[] = [];
  const all = {
    begin: async (id: string) => done.push(`begin ${id}`) > 0 && "begun",
    find: async () => ({ request, end: undefined }),
    stop: async (id: string) => done.push(`stop ${id}`) > 0,
    rate: async (id: string) => void done.push(`rate ${id}`),
  } as Partial<Investigations> as Investigations;
  const own = ownInvestigations(all, { team: "T1", scope: "T1-" });
  const other = ownInvestigations(all, { team: "T2", scope: "T2-" });

  expect(await other.find("T1-inv")).toBeUndefined();
  expect(await other.stop("T1-inv", "U1")).toBe(false);
  await other.rate("T1-inv", "U1", "up");
  expect(done).toEqual([]);

  expect(await own.find("T1-inv")).toBeDefined();
  expect(await own.stop("T1-inv", "U1")).toBe(true);
  await own.rate("T1-inv", "U1", "up");
  await own.begin("inv", request);
  await other.begin("inv", request);
  expect(done).toEqual(["stop T1-inv", "rate T1-inv", "begin T1-inv", "begin T2-inv"]);
});
