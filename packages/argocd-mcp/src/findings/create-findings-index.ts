import { ArgocdError, type ArgocdFailure, type Fleet } from "@lynceus/argocd";
import {
  type ApplicationRef,
  applicationKey,
  type Diagnosis,
  ExpectedError,
  needsLook,
  parseApplicationKey,
  type SourceChange,
} from "@lynceus/contract";
import type { Logger } from "@lynceus/telemetry";
import { bulkhead } from "cockatiel";
import { LRUCache } from "lru-cache";
import { clip } from "../clip.ts";
import { boundFindings } from "./bound-findings.ts";
import { createLane, type Lane } from "./create-lane.ts";
import type { Look } from "./look.ts";
import { DEFAULT_LOOK_PACE, type LookPace } from "./look-pace.ts";
import { takeLook } from "./take-look.ts";

const MB = 1024 * 1024;
const MOST_REVISIONS = 5_000;
/** From the first word of an application to the first look at it. */
const FIRST_MS = 200;

/**
 * The latest findings and deployments of every application, beside the live index. It reads with the
 * account of each instance, so whoever answers from it asks first what the caller may see.
 */
export interface FindingsIndex {
  /** The latest look at an application; undefined before the first. */
  of(application: ApplicationRef): Look | undefined;
  /** Whether the live index has told something different of it since the latest look. */
  isChanged(application: ApplicationRef): boolean;
  /** Takes the findings of a diagnosis that somebody has asked for, begun at epoch milliseconds `at`. */
  learn(diagnosis: Diagnosis, at: number): void;
  /** Stops looking; resolves when nothing is on its way any more. */
  close(): Promise<void>;
}

export interface FindingsIndexOptions {
  readonly fleet: Fleet;
  readonly logger: Logger;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  /** Milliseconds that one look may take; default 8 s. */
  readonly deadlineMs?: number;
  readonly pace?: Partial<LookPace>;
  /** Room for all looks together; the longest not refreshed go first. Default 64 MB. */
  readonly maxBytes?: number;
}

/**
 * Follows the live index and looks at what is new or has changed: soon, those that need a look first, at a
 * bounded rate for each instance on its own; and at the others again when the latest look gets old.
 */
export function createFindingsIndex(options: FindingsIndexOptions): FindingsIndex {
  const { fleet, logger, clock = Date.now, deadlineMs = 8_000, maxBytes = 64 * MB } = options;
  const pace = { ...DEFAULT_LOOK_PACE, ...options.pace };
  const looks = new LRUCache<string, Look>({
    maxSize: maxBytes,
    sizeCalculation: (look) => Buffer.byteLength(JSON.stringify(look)),
  });
  const changed = new Map<string, number>();
  const known = new LRUCache<string, SourceChange>({ max: MOST_REVISIONS });
  const lanes = new Map<string, Lane>();
  const turns = bulkhead(pace.atOnceInAll, Number.MAX_SAFE_INTEGER);
  const look = (key: string, signal: AbortSignal) => turns.execute(() => lookAt(key, signal));

  /** Instances come and go. */
  function laneOf(instance: string): Lane {
    const lane = lanes.get(instance) ?? createLane({ look, pace });
    lanes.set(instance, lane);
    return lane;
  }

  function notice(ref: ApplicationRef): void {
    const key = applicationKey(ref);
    const summary = fleet.index.get(ref);
    if (summary === undefined) {
      lanes.get(ref.instance)?.forget(key);
      looks.delete(key);
      changed.delete(key);
      return;
    }
    changed.set(key, clock());
    const latest = looks.peek(key);
    const afterMs =
      latest === undefined
        ? FIRST_MS
        : Math.max(pace.settleMs, pace.restMs - (clock() - latest.at));
    laneOf(ref.instance).want(key, afterMs, needsLook(summary) ? 0 : pace.patienceMs);
  }

  async function lookAt(key: string, signal: AbortSignal): Promise<"looked" | "trouble"> {
    const ref = parseApplicationKey(key);
    const summary = ref && fleet.index.get(ref);
    const client = ref && fleet.client(ref.instance);
    if (summary === undefined || client === undefined) return "looked";
    const at = clock();
    const again = (afterMs: number) =>
      lanes.get(summary.instance)?.want(key, afterMs, pace.patienceMs);
    try {
      keep(summary, await takeLook(summary, { fleet, client, known, clock, deadlineMs }, signal));
    } catch (error) {
      if (signal.aborted) return "looked";
      if (isTrouble(error)) {
        again(0);
        return "trouble";
      }
      if (!(error instanceof ExpectedError))
        logger.error({ err: error, application: key }, "look failed");
      const why = error instanceof ExpectedError ? error.message : "the look failed; see the log";
      keep(summary, { ...nothing, failure: clip(why, 300), at });
    }
    again(needsLook(summary) ? pace.refreshMs : pace.calmRefreshMs);
    return "looked";
  }

  /** The newer of two looks stays, and none at what has gone meanwhile. */
  function keep(ref: ApplicationRef, look: Look): void {
    const key = applicationKey(ref);
    if (fleet.index.get(ref) === undefined) return;
    if ((looks.peek(key)?.at ?? 0) <= look.at) looks.set(key, look);
  }

  const stop = fleet.index.onChange(notice);
  for (const application of fleet.index.all(() => true)) notice(application);

  return {
    of: (application) => looks.peek(applicationKey(application)),
    isChanged(application) {
      const key = applicationKey(application);
      return (changed.get(key) ?? 0) > (looks.peek(key)?.at ?? Infinity);
    },
    learn({ application, findings }, at) {
      const { deployments, images } = looks.peek(applicationKey(application)) ?? nothing;
      const depth = "diagnosis";
      keep(application, { deployments, images, findings: boundFindings(findings), depth, at });
    },
    async close() {
      stop();
      await Promise.all([...lanes.values()].map((lane) => lane.close()));
    },
  };
}

const nothing = { findings: [], deployments: [], images: [], depth: "application" } as const;

/** Failures that are about one application; any other is about its Argo CD. */
const ABOUT_ONE: ReadonlySet<ArgocdFailure> = new Set([
  "forbidden",
  "not-found",
  "invalid",
  "conflict",
  "too-large",
  "malformed",
  "server",
]);

function isTrouble(error: unknown): boolean {
  if (error instanceof ArgocdError) return !ABOUT_ONE.has(error.failure);
  return error instanceof ExpectedError;
}
