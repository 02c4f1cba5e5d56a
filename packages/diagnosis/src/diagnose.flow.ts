import { Diagnosis } from "@lynceus/contract";
import { listWorlds, loadWorld, type World, type WorldEntry } from "@lynceus/standins";
import { describe, expect, it } from "vitest";
import { diagnose } from "./diagnose.ts";
import { diagnoseSummary } from "./diagnose-summary.ts";
import { modes } from "./rules/all-rules.ts";
import { buildObserved } from "./testing/build-observed.ts";
import { everythingSaid, observeWorld, summariseWorld } from "./testing/observe-world.ts";
import { clean } from "./text/clean.ts";

const worlds = listWorlds();

/** Argo CD calls these Healthy and Synced, and its objects show nothing that a rule could hold on to. */
const quietWorlds = new Set(["healthy"]);

/** A second failure beside the first. */
const withMore = { "config-server-wrong-environment": "F8" };

function diagnoseWorld(id: string, name: string, wantLogs = false) {
  const observed = observeWorld(loadWorld(id), name, { wantLogs });
  return observed === undefined ? undefined : { observed, diagnosis: diagnose(observed) };
}

function said(diagnosis: Diagnosis): string {
  const { findings, warnings } = diagnosis;
  return JSON.stringify([findings, warnings]).toLowerCase();
}

describe("every recorded world", () => {
  it.each(worlds.map(({ id }) => id))("%s: only verbatim evidence, within the contract", (id) => {
    const world = loadWorld(id);
    for (const application of world.applications) {
      const result = diagnoseWorld(id, application.split("/").at(-1) ?? "", true);
      if (result === undefined) continue;
      const { observed, diagnosis } = result;
      expect(Diagnosis.parse(diagnosis)).toEqual(diagnosis);
      const everything = clean(everythingSaid(observed));
      for (const finding of diagnosis.findings) {
        expect(finding.headline).not.toMatch(/\n|undefined|NaN|\[object/);
        expect(finding.evidence.length).toBeGreaterThan(0);
        for (const { excerpt } of finding.evidence) {
          expect(excerpt).not.toBe("");
          expect(everything).toContain(excerpt);
        }
        for (const { text } of finding.facts) {
          expect(text.split("`").length % 2, text).toBe(1);
          expect(text).not.toMatch(/undefined|NaN|\[object/);
        }
      }
    }
  });

  it("finds nothing wrong with the neighbours that stand beside a failure", () => {
    for (const { id, about, applications } of worlds) {
      if (about.length === 0) continue;
      for (const key of applications) {
        const name = key.split("/").at(-1) ?? "";
        if (about.includes(name)) continue;
        expect({ id, name, findings: diagnoseWorld(id, name)?.diagnosis.findings }).toEqual({
          id,
          name,
          findings: [],
        });
      }
    }
  });

  it.each(worlds.filter(({ mode, about }) => about.length > 0 && !quietWorlds.has(mode)))(
    "$id: says something",
    ({ id, about }) => {
      const results = about.map((name) => diagnoseWorld(id, name)?.diagnosis);
      const known = results.filter((diagnosis) => diagnosis !== undefined);
      const telling = known.filter(({ findings }) => findings.length > 0);
      const unhealthy = known.filter(({ layer }) => layer !== "none");
      expect(telling.length).toBeGreaterThanOrEqual(unhealthy.length);
      if (id !== "project-missing") expect(telling.length).toBeGreaterThan(0);
    },
  );
});

describe("worlds whose mode a rule knows", () => {
  const treated = worlds.filter(({ mode }) => modes.includes(mode));

  it("are all of groups A, B, D, E, F and G", () => {
    const groups = worlds.map(({ mode }) => mode).filter((mode) => /^[ABDEFG]\d/.test(mode));
    expect(groups.filter((mode) => !modes.includes(mode))).toEqual([]);
  });

  it("are never taken for another", () => {
    for (const { id, mode, about } of worlds) {
      if (mode === "multi" || mode === "fleet" || id in withMore) continue;
      for (const name of about) {
        const found = diagnoseWorld(id, name)?.diagnosis.findings ?? [];
        const others = found.filter((each) => each.mode !== "?" && each.mode !== mode);
        expect({ id, others: others.map((each) => each.headline) }).toEqual({ id, others: [] });
      }
    }
  });

  it.each(treated)("$id is $mode, and the true words are said", ({ id, mode, about, truth }) => {
    const telling = about
      .map((name) => diagnoseAnyhow(loadWorld(id), name))
      .filter(({ findings }) => findings.length > 0);
    expect(telling.length).toBeGreaterThan(0);
    for (const diagnosis of telling) {
      expect(diagnosis.findings[0]?.mode).toBe(mode);
      expect(missing(diagnosis, truth.mustSay)).toEqual(
        id === "config-server-wrong-environment" ? ["config-prod"] : [],
      );
      for (const words of truth.mustNotSay)
        expect(said(diagnosis)).not.toContain(words.toLowerCase());
    }
  });

  it.each(treated)("$id under other names is $mode as well", ({ id, mode, about }) => {
    const modesOf = about.map((name) => {
      const world = renamed(loadWorld(id), [
        [name, "zulu-seven"],
        ["acme.example", "corp.test"],
        ["company.com", "corp.test"],
      ]);
      return diagnoseAnyhow(world, "zulu-seven").findings[0]?.mode;
    });
    expect(new Set(modesOf.filter((each) => each !== undefined))).toEqual(new Set([mode]));
  });

  /** As a first look does: from the list where Argo CD refuses the application itself. */
  function diagnoseAnyhow(world: World, name: string): Diagnosis {
    const observed = observeWorld(world, name);
    if (observed !== undefined) return diagnose(observed);
    return diagnoseSummary(summariseWorld(world, name), "refused", new Date(world.recordedAt));
  }

  function renamed(world: World, names: readonly (readonly [string, string])[]): World {
    const rename = (text: string) =>
      names.reduce((all, [from, to]) => all.replaceAll(from, to), text);
    const files = [...world.files].map(([key, text]) => [rename(key), rename(text)] as const);
    return { ...world, applications: world.applications.map(rename), files: new Map(files) };
  }

  function missing(diagnosis: Diagnosis, words: WorldEntry["truth"]["mustSay"]): readonly string[] {
    return words.filter(
      (word) => !word.split("|").some((each) => said(diagnosis).includes(each.toLowerCase())),
    );
  }
});

describe("diagnose", () => {
  it("keeps two independent failures of one application apart", () => {
    const { diagnosis } = diagnoseWorld("config-server-wrong-environment", "orders-api") as {
      diagnosis: Diagnosis;
    };
    expect(diagnosis.findings.map(({ id, headline }) => [id, headline])).toEqual([
      [
        "B8:Deployment/orders-api:new-revision",
        "the new revision never starts: it cannot reach `https://config-e2e.company.com` (connection refused), 5 restarts",
      ],
      [
        "F8:Deployment/orders-api:running-revision",
        "the running version (`5.1.0`) is degraded: liveness probe times out, 14 restarts, connection pool exhausted",
      ],
    ]);
    expect(diagnosis.serving).toEqual({ ready: 0, desired: 2 });
    expect(diagnosis.change).toMatchObject({
      author: "Noor Haddad",
      revision: expect.stringMatching(/^717765b/),
    });
  });

  it("folds what fails alike among sixty services", () => {
    const { diagnosis } = diagnoseWorld("large-application", "commerce-suite") as {
      diagnosis: Diagnosis;
    };
    expect(diagnosis.findings.map(({ headline }) => headline)).toEqual([
      "`svc-17` and `svc-18` cannot pull their images",
      "`svc-41` never starts: it cannot reach `kafka-0.kafka.infra` (no such host), 12 restarts",
    ]);
    expect(diagnosis.serving).toEqual({ ready: 114, desired: 120 });
  });

  it("says of a healthy application what was looked at", () => {
    const { diagnosis } = diagnoseWorld("healthy-but-asked", "search-query") as {
      diagnosis: Diagnosis;
    };
    expect(diagnosis).toMatchObject({
      layer: "none",
      findings: [],
      serving: { ready: 2, desired: 2 },
    });
    expect(diagnosis.checked).toEqual([
      "2 of 2 pods ready",
      "no restarts",
      "no warning events",
      'last deploy `4d0d31e` "search-query: 3.12.1"',
    ]);
  });

  it("counts no warning that a pod has outlived", () => {
    const scheduled = diagnoseWorld("warning-that-matters", "bank-link");
    const events = scheduled?.observed.events.flatMap((each) => each.events) ?? [];
    expect(events.map(({ reason }) => reason)).toContain("FailedScheduling");
    expect(scheduled?.diagnosis.checked).toContain("no warning events");
    const since = { health: "Healthy", rolledOut: true } as const;
    const pods = [{ warnings: ["Unhealthy: Readiness probe failed: timeout"] }];
    const { checked, findings } = diagnose(
      buildObserved({ ...since, deployments: { shop: [{ image: "w:1", pods }] } }),
    );
    expect(findings).toEqual([]);
    expect(checked).toContain(
      "1 warning event, such as `Unhealthy: Readiness probe failed: timeout`",
    );
  });

  it("names the crash that a wave of the sync waits for, and no commit that came after it", () => {
    const { diagnosis } = diagnoseWorld("wave-waits-for-crash", "ticketing") as {
      diagnosis: Diagnosis;
    };
    expect(diagnosis.layer).toBe("hook");
    expect(diagnosis.findings.map(({ mode, headline }) => [mode, headline])).toEqual([
      [
        "E4",
        expect.stringMatching(
          /^the sync cannot go on: `ticketing-db-proxy` crashes at start: .*max-idle/,
        ),
      ],
    ]);
    expect(JSON.stringify(diagnosis.findings)).toContain("`ticketing-web` is not created yet");
    expect(diagnosis.change).toBeUndefined();
  });

  it("works without a resource tree and says so", () => {
    const { diagnosis } = diagnoseWorld("cluster-unreachable", "edge-router") as {
      diagnosis: Diagnosis;
    };
    expect(diagnosis).toMatchObject({
      layer: "source",
      unchecked: ["the resource tree: Argo CD answered 500"],
    });
    expect(diagnosis.findings[0]?.headline).toMatch(/cannot reach cluster .*connection refused/);
    const { tree: _, ...bare } = buildObserved({ health: "Healthy" });
    expect(diagnose(bare).unchecked[0]).toMatch(/^the resource tree/);
  });

  it("quotes untrusted text without letting it out of its code span", () => {
    const evil = "panic: \u001b[31m`rm -rf` <!channel>\u202e\u0007 cannot start";
    const pods = [
      {
        waiting: { reason: "CrashLoopBackOff" },
        ended: { reason: "Error", exitCode: 2 },
        restarts: 4,
        log: [evil],
      },
    ];
    const [finding] = diagnose(
      buildObserved({ deployments: { shop: [{ image: "shop:1", pods }] } }),
    ).findings;
    expect(finding?.headline).toBe(
      "the application crashes at start: `panic: 'rm -rf' <!channel> cannot start`",
    );
    expect(finding?.evidence[0]?.excerpt).toBe("panic: `rm -rf` <!channel> cannot start");
  });

  it("stays cheap on a thousand nodes, hundreds of them failing", () => {
    const observed = observeWorld(loadWorld("config-server-wrong-environment"), "orders-api");
    if (observed?.tree === undefined) throw new Error("no tree");
    const copies = Array.from({ length: 125 }, (_, copy) =>
      (observed.tree?.nodes ?? []).map((node) => ({
        ...node,
        uid: `${node.uid}-${copy}`,
        name: `${node.name}-${copy}`,
        parentRefs: node.parentRefs.map((ref) => ({
          ...ref,
          uid: `${ref.uid}-${copy}`,
          name: `${ref.name}-${copy}`,
        })),
      })),
    );
    const large = { ...observed, tree: { nodes: copies.flat(), orphanedNodes: [] } };
    const runs = Array.from({ length: 20 }, () => {
      const before = process.cpuUsage();
      diagnose(large);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    // The quickest of them: what else the machine does is not what is asked.
    expect(Math.min(...runs)).toBeLessThan(40);
  });
});
