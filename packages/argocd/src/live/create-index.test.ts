import { expect, it } from "vitest";
import { applicationSummary } from "../testing/application-summary.ts";
import { createIndex } from "./create-index.ts";

const everybody = () => true;

function open() {
  const clock = { now: 1_000_000 };
  const index = createIndex({ staleMs: 60_000, now: () => clock.now });
  index.add({ name: "prod", environment: "prod" });
  index.add({ name: "lab" });
  return { index, clock };
}

it("keeps, replaces and forgets applications by their whole identity", () => {
  const { index } = open();
  const web = applicationSummary("web");
  index.put(web);
  index.put(applicationSummary("web", { namespace: "team-a" }));
  index.put(applicationSummary("web", { instance: "lab" }));
  index.put({ ...web, health: "Degraded" });
  expect(index.all(everybody)).toHaveLength(3);
  expect(index.get(web)?.health).toBe("Degraded");
  expect(index.find(["web"], everybody).exact).toHaveLength(3);
  index.remove(web);
  index.remove(web);
  expect(index.get(web)).toBeUndefined();
  expect(index.find(["web"], everybody).exact).toHaveLength(2);
  expect(index.applicationsOf("lab")).toHaveLength(1);
  expect(index.get({ instance: "elsewhere", namespace: "a", name: "web" })).toBeUndefined();
});

it("tells of what is new, different or gone, and of nothing else", () => {
  const { index } = open();
  const told: string[] = [];
  const stop = index.onChange(({ name }) => void told.push(name));
  const web = applicationSummary("web");
  index.put(web);
  index.put({ ...web });
  expect(told).toEqual(["web"]);
  index.put({ ...web, health: "Degraded" });
  index.remove(web);
  index.remove(web);
  expect(told).toEqual(["web", "web", "web"]);
  stop();
  index.put(web);
  expect(told).toHaveLength(3);
});

it("lets nothing by that the reader may not see", () => {
  const { index } = open();
  index.put(applicationSummary("web"));
  index.put(applicationSummary("safe", { project: "secret" }));
  const visible = ({ project }: { project: string }) => project === "shop";
  expect(index.all(visible).map(({ name }) => name)).toEqual(["web"]);
  expect(index.find(["safe", "saef", "saf"], visible)).toEqual({
    exact: [],
    partial: [],
    near: [],
  });
});

it("tells how its instances stand, and the age of its news", () => {
  const { index, clock } = open();
  expect(index.gaps().map(({ instance }) => instance)).toEqual(["prod", "lab"]);
  expect(index.ageSeconds()).toBe(0);
  Object.assign(index.news("prod"), { listed: true, heardAt: clock.now, version: "v3.5.1" });
  Object.assign(index.news("lab"), { listed: true, heardAt: clock.now - 20_000 });
  index.put(applicationSummary("web"));
  clock.now += 5_000;
  expect(index.gaps()).toEqual([]);
  expect(index.ageSeconds()).toBe(25);
  expect(index.states()).toMatchObject([
    { name: "prod", environment: "prod", state: "connected", version: "v3.5.1", applications: 1 },
    { name: "lab", environment: undefined, state: "connected", applications: 0 },
  ]);
  clock.now += 41_000;
  expect(index.gaps().map(({ instance }) => instance)).toEqual(["lab"]);
  expect(index.ageSeconds()).toBe(46);
});
