import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLane, type Lane, type LaneOptions } from "./create-lane.ts";

const pace = { atOnce: 2, perMinute: 30, burst: 10, pauseMs: 1_000, maxPauseMs: 60_000 };
const lanes: Lane[] = [];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  const closed = Promise.all(lanes.splice(0).map((lane) => lane.close()));
  await vi.advanceTimersByTimeAsync(10);
  await closed;
  vi.useRealTimers();
});

/** A lane whose looks take 10 ms, and what it has looked at. */
function open(options: Partial<LaneOptions> = {}) {
  const looked: string[] = [];
  const atOnce = { now: 0, most: 0 };
  const lane = createLane({
    async look(key) {
      looked.push(key);
      atOnce.now += 1;
      atOnce.most = Math.max(atOnce.most, atOnce.now);
      await new Promise((done) => setTimeout(done, 10));
      atOnce.now -= 1;
      return "looked";
    },
    pace,
    random: () => 0.5,
    ...options,
  });
  lanes.push(lane);
  return { lane, looked, atOnce };
}

const keys = (number: number) => Array.from({ length: number }, (_, at) => `app-${at}`);

test("a flood of changes keeps to the budget, and everything has its turn", async () => {
  const { lane, looked, atOnce } = open();

  for (let second = 0; second < 60; second += 1) {
    for (const key of keys(30)) lane.want(key, 0, 0);
    await vi.advanceTimersByTimeAsync(1_000);
  }

  expect(looked.length).toBeGreaterThanOrEqual(39);
  expect(looked.length).toBeLessThanOrEqual(40);
  expect(atOnce.most).toBe(2);
  expect(new Set(looked).size).toBe(30);
});

test("what is not spent gathers again, up to the burst", async () => {
  const { lane, looked } = open();
  for (const key of keys(10)) lane.want(key, 0, 0);
  await vi.advanceTimersByTimeAsync(600_000);
  looked.length = 0;

  for (const key of keys(50)) lane.want(key, 0, 0);
  await vi.advanceTimersByTimeAsync(1_000);

  expect(looked).toHaveLength(10);
});

test("many changes of one application are one look; one during the look is another", async () => {
  const { lane, looked } = open();

  for (let at = 0; at < 20; at += 1) {
    lane.want("web", 2_000, 0);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(looked).toEqual(["web"]);

  lane.want("api", 0, 0);
  await vi.advanceTimersByTimeAsync(5);
  lane.want("api", 0, 0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(looked).toEqual(["web", "api", "api"]);
});

test("the urgent come first, but nobody waits longer than their patience", async () => {
  const { lane, looked } = open({ pace: { ...pace, atOnce: 1, burst: 1 } });
  lane.want("first", 0, 0);
  lane.want("calm", 0, 60_000);
  await vi.advanceTimersByTimeAsync(10);

  for (let second = 0; second < 140; second += 1) {
    lane.want(`urgent-${second}`, 0, 0);
    await vi.advanceTimersByTimeAsync(1_000);
  }

  // one look in two seconds: those of the first minute before it, and no other
  const before = looked.indexOf("calm");
  expect(before).toBeGreaterThan(50);
  expect(before).toBeLessThanOrEqual(61);
});

test("an instance in trouble is asked one at a time and ever less often, until it answers", async () => {
  let isDown = true;
  const tried: number[] = [];
  const { lane } = open({
    async look(key) {
      tried.push(performance.now());
      if (isDown) lane.want(key, 0, 0);
      return isDown ? "trouble" : "looked";
    },
  });
  for (const key of keys(5)) lane.want(key, 0, 0);
  await vi.advanceTimersByTimeAsync(60_000);

  const pauses = tried.slice(2).map((at, index) => at - (tried[index + 1] as number));
  expect(tried.length).toBeLessThan(10);
  expect(pauses.slice(1).every((pause, at) => pause > (pauses[at] as number))).toBe(true);

  isDown = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tried.slice(-4).map((at) => at - (tried.at(-1) as number))).toEqual([0, 0, 0, 0]);
});

test("what is forgotten is not looked at", async () => {
  const { lane, looked } = open();
  lane.want("web", 1_000, 0);
  lane.want("api", 1_000, 0);

  lane.forget("web");
  await vi.advanceTimersByTimeAsync(5_000);

  expect(looked).toEqual(["api"]);
});

test("closing stops what runs and begins nothing more", async () => {
  const stopped: string[] = [];
  const { lane } = open({
    look: (key, signal) =>
      new Promise((done) => {
        signal.addEventListener("abort", () => {
          stopped.push(key);
          done("looked");
        });
      }),
  });
  for (const key of keys(3)) lane.want(key, 0, 0);
  await vi.advanceTimersByTimeAsync(10);

  await lane.close();
  lane.want("late", 0, 0);
  await vi.advanceTimersByTimeAsync(60_000);

  expect(stopped).toEqual(["app-0", "app-1"]);
  expect(vi.getTimerCount()).toBe(0);
});
