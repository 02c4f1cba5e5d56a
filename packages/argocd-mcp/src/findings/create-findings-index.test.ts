import { Application, type ArgocdClient, ArgocdError, type ArgocdFailure } from "@lynceus/argocd";
import type { ApplicationSummary } from "@lynceus/contract";
import { createLogger } from "@lynceus/telemetry";
import { expect, onTestFinished, test, vi } from "vitest";
import { changingFleet } from "../testing/changing-fleet.ts";
import { summary } from "../testing/fake-fleet.ts";
import { createFindingsIndex, type FindingsIndexOptions } from "./create-findings-index.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const OLD = "2026-11-01T12:00:00Z";
const logger = createLogger({ name: "test", level: "silent" });
/** In milliseconds what takes minutes otherwise. */
const quick = { settleMs: 5, restMs: 0, patienceMs: 50, pauseMs: 5, maxPauseMs: 20 };

/** Waits for what is under way, however busy the machine is. */
const eventually = (expected: () => void) => vi.waitFor(expected, { timeout: 10_000, interval: 5 });

interface Said {
  readonly images?: readonly string[];
  readonly history?: readonly { readonly revision: string; readonly deployedAt: string }[];
}

/** A client of applications that Argo CD shows as healthy, and which of them it was asked for. */
function healthy(said: Said = {}) {
  const asked: string[] = [];
  const client: Partial<ArgocdClient> = {
    async getApplication({ name }) {
      asked.push(name);
      const { images = [], history = [] } = said;
      const status = { health: { status: "Healthy" }, summary: { images }, history };
      return Application.parse({ metadata: { name }, spec: { source: { repoURL: "r" } }, status });
    },
    resourceTree: async () => ({ nodes: [], orphanedNodes: [] }),
    revisionMetadata: async (_, revision) => ({
      author: "Ivo <ivo@example.com>",
      message: `change ${revision}\nand why`,
      date: OLD,
      tags: [],
    }),
  };
  return { client, asked };
}

/** A client that fails on every application. */
function failing(failure: ArgocdFailure): Partial<ArgocdClient> {
  const fail = async () => {
    throw new ArgocdError({ failure, instance: "prod-eu", sentence: `It is ${failure}.` });
  };
  return { getApplication: fail, resourceTree: fail };
}

function open(
  clients: Readonly<Record<string, Partial<ArgocdClient>>>,
  applications: readonly ApplicationSummary[],
  options: Partial<FindingsIndexOptions> = {},
) {
  const changing = changingFleet(clients, applications);
  let now = NOW;
  const index = createFindingsIndex({
    fleet: changing.fleet,
    logger,
    clock: () => now++,
    pace: quick,
    ...options,
  });
  onTestFinished(() => index.close());
  return { ...changing, index };
}

const web = summary("web");
const broken = summary("broken", { health: "Degraded", reason: "it broke" });

test("a healthy application costs one request, and its deployments are known", async () => {
  const history = [
    { revision: "a".repeat(40), deployedAt: "2026-10-01T12:00:00Z" },
    { revision: "b".repeat(40), deployedAt: OLD },
  ];
  const { client, asked } = healthy({ images: ["redis:7"], history });
  const { index } = open({ "prod-eu": client }, [web]);

  await eventually(() => expect(index.of(web)).toBeDefined());

  expect(index.of(web)).toMatchObject({
    findings: [],
    images: ["redis:7"],
    depth: "application",
    deployments: [
      { revision: "b".repeat(40), author: "Ivo <ivo@example.com>", state: "running", at: OLD },
    ],
  });
  expect(index.of(web)?.deployments[0]?.message).toBe(`change ${"b".repeat(40)}`);
  expect(asked).toEqual(["web"]);
});

test("what was deployed lately is diagnosed, however healthy it looks", async () => {
  const history = [{ revision: "b".repeat(40), deployedAt: "2026-11-21T10:00:00Z" }];
  const { index } = open({ "prod-eu": healthy({ history }).client }, [web]);

  await eventually(() => expect(index.of(web)?.depth).toBe("diagnosis"));
});

test("a change is looked at, and until then told as such", async () => {
  const { client, asked } = healthy();
  const { index, put } = open({ "prod-eu": client }, [web]);
  await eventually(() => expect(index.of(web)).toBeDefined());
  expect(index.isChanged(web)).toBe(false);

  put({ ...web, health: "Progressing" });

  expect(index.isChanged(web)).toBe(true);
  await eventually(() => expect(index.isChanged(web)).toBe(false));
  expect(asked).toEqual(["web", "web"]);
  expect(index.of(web)?.depth).toBe("diagnosis");
});

test("what is deleted is forgotten, also while it is looked at", async () => {
  const { client, asked } = healthy();
  const late = summary("late");
  let answer: () => void = () => {};
  const answered = new Promise<void>((done) => {
    answer = done;
  });
  const slow: Partial<ArgocdClient> = {
    ...client,
    async getApplication(target) {
      const application = await client.getApplication?.(target);
      if (target.name === "late") await answered;
      return application as Application;
    },
  };
  const { index, put, remove } = open({ "prod-eu": slow }, [web, late]);
  await eventually(() => expect(index.of(web)).toBeDefined());
  remove(web);
  expect(index.of(web)).toBeUndefined();

  await eventually(() => expect(asked).toContain("late"));
  remove(late);
  answer();
  put(summary("next"));
  await eventually(() => expect(index.of(summary("next"))).toBeDefined());
  expect(index.of(late)).toBeUndefined();
});

test("a dead instance delays no other, and is looked at when it answers again", async () => {
  const { client } = healthy();
  let isDead = true;
  const dying: Partial<ArgocdClient> = {
    ...client,
    getApplication: (target) =>
      isDead
        ? (failing("network").getApplication?.(target) as Promise<Application>)
        : (client.getApplication?.(target) as Promise<Application>),
  };
  const dead = Array.from({ length: 50 }, (_, at) => summary(`a-${at}`, { instance: "dead" }));
  const alive = Array.from({ length: 50 }, (_, at) => summary(`b-${at}`));
  const { index } = open({ dead: dying, "prod-eu": client }, [...dead, ...alive]);

  await eventually(() => expect(alive.filter((one) => index.of(one))).toHaveLength(50));
  expect(dead.filter((one) => index.of(one))).toEqual([]);

  isDead = false;
  await eventually(() => expect(dead.filter((one) => index.of(one))).toHaveLength(50));
});

test("an instance that hangs delays no other", async () => {
  const hanging: Partial<ArgocdClient> = {
    getApplication: (_, signal) =>
      new Promise((_done, fail) => {
        signal?.addEventListener("abort", () => fail(signal.reason));
      }),
  };
  const stuck = summary("stuck", { instance: "hangs" });
  const { index } = open({ hangs: hanging, "prod-eu": healthy().client }, [stuck, web]);

  await eventually(() => expect(index.of(web)).toBeDefined());
  expect(index.of(stuck)).toBeUndefined();
});

test("however many instances there are, few applications are looked at at a time", async () => {
  let atOnce = 0;
  let most = 0;
  let second = () => {};
  const two = new Promise<void>((resolve) => {
    second = resolve;
  });
  const { client } = healthy();
  const counting: Partial<ArgocdClient> = {
    ...client,
    async getApplication(target) {
      atOnce += 1;
      most = Math.max(most, atOnce);
      if (atOnce === 2) second();
      await two;
      // Time for a third to begin, if any may.
      await new Promise((done) => setTimeout(done, 20));
      atOnce -= 1;
      return client.getApplication?.(target) as Promise<Application>;
    },
  };
  const instances = Array.from({ length: 6 }, (_, number) => `prod-${number}`);
  const clients = Object.fromEntries(instances.map((name) => [name, counting]));
  const applications = instances.map((instance) => summary("web", { instance }));
  const { index } = open(clients, applications, { pace: { ...quick, atOnceInAll: 2 } });

  await eventually(() => {
    for (const application of applications) expect(index.of(application)).toBeDefined();
  });
  expect(most).toBe(2);
});

test.each(["forbidden", "malformed"] as const)(
  "one application that is %s is told with the reason; the next is looked at",
  async (failure) => {
    const { client } = healthy();
    const picky: Partial<ArgocdClient> = {
      ...client,
      getApplication: (target) =>
        (target.name === "web" ? failing(failure) : client).getApplication?.(
          target,
        ) as Promise<Application>,
    };
    const { index } = open({ "prod-eu": picky }, [web, summary("api")]);

    await eventually(() => expect(index.of(summary("api"))).toBeDefined());
    await eventually(() => expect(index.of(web)?.failure).toBe(`It is ${failure}.`));
  },
);

test("where Argo CD fails on an application, what the live index knows is found", async () => {
  const { index } = open({ "prod-eu": failing("server") }, [broken]);

  await eventually(() => expect(index.of(broken)?.findings).toHaveLength(1));
  expect(index.of(broken)?.findings[0]?.headline).toContain("it broke");
});

test("a diagnosis that somebody asked for is taken, unless there is a newer look", async () => {
  const { client } = healthy({ images: ["redis:7"] });
  const { index } = open({ "prod-eu": client }, [web]);
  await eventually(() => expect(index.of(web)).toBeDefined());
  const finding = {
    id: "F7",
    mode: "F7",
    severity: "critical" as const,
    subject: "application" as const,
    resource: { group: "", version: "", kind: "Pod", namespace: "", name: "web" },
    headline: "password=hunter2 ".repeat(100),
    facts: [],
    evidence: Array.from({ length: 50 }, () => ({ excerpt: "x", object: "x", field: "x" })),
    sharedBy: { count: 1, applications: ["of-another-caller"] },
  };
  const diagnosis = {
    application: web,
    layer: "workload" as const,
    findings: [finding],
    warnings: [],
    checked: [],
    unchecked: [],
    observedAt: "2026-11-21T12:00:00Z",
  };

  index.learn(diagnosis, NOW - 1_000);
  expect(index.of(web)?.findings).toEqual([]);
  index.learn(diagnosis, NOW + 1_000);

  const [kept] = index.of(web)?.findings ?? [];
  expect(kept).toMatchObject({ mode: "F7" });
  expect(kept).not.toHaveProperty("sharedBy");
  expect(kept?.headline).not.toContain("hunter2");
  expect(kept?.headline.length).toBeLessThan(310);
  expect(kept?.evidence).toHaveLength(3);
  expect(index.of(web)?.images).toEqual(["redis:7"]);
});

test("memory is bounded: the looks that are not refreshed longest go", async () => {
  const applications = Array.from({ length: 40 }, (_, at) => summary(`app-${at}`));
  const { client, asked } = healthy({ images: ["x".repeat(200)] });
  const { index } = open({ "prod-eu": client }, applications, { maxBytes: 4_000 });

  await eventually(() => expect(asked).toHaveLength(40));
  await eventually(() => {
    const known = applications.filter((one) => index.of(one)).length;
    expect(known).toBeGreaterThan(5);
    expect(known).toBeLessThan(15);
  });
});

test("after closing nothing is asked any more", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { client, asked } = healthy();
  const { index, put } = open({ "prod-eu": client }, [web]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual(["web"]);

  await index.close();
  put({ ...web, health: "Degraded" });
  put(summary("api"));
  await vi.advanceTimersByTimeAsync(7_200_000);

  expect(asked).toEqual(["web"]);
});

test("looks get old and are taken again, soon where something needs one", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { client, asked } = healthy();
  const { index } = open({ "prod-eu": client }, [web, broken], { pace: {}, clock: Date.now });

  await vi.advanceTimersByTimeAsync(7_200_000);

  expect(index.of(web)).toBeDefined();
  expect(asked.filter((name) => name === "web").length).toBeGreaterThanOrEqual(2);
  expect(asked.filter((name) => name === "web").length).toBeLessThanOrEqual(5);
  expect(asked.filter((name) => name === "broken").length).toBeGreaterThan(12);
});
