import { isDeepStrictEqual } from "node:util";
import { type ApplicationRef, type ApplicationSummary, applicationKey } from "@lynceus/contract";
import type { ApplicationIndex, InstanceState } from "../ports.ts";
import { findNames } from "./find-names.ts";
import { type InstanceNews, instanceGap, instanceState } from "./instance-news.ts";
import { type Spelling, spell } from "./near-distance.ts";

/** The index and its writing side, which only the feeds use. */
export interface LiveIndex extends ApplicationIndex {
  put(application: ApplicationSummary): void;
  remove(ref: ApplicationRef): void;
  applicationsOf(instance: string): readonly ApplicationSummary[];
  /** The record of an instance, for its feed to keep up to date. */
  news(instance: string): InstanceNews;
  add(instance: IndexedInstance): void;
  /** Forgets an instance and all of its applications. */
  drop(instance: string): void;
  states(): readonly InstanceState[];
}

interface IndexedInstance {
  readonly name: string;
  readonly environment?: string | undefined;
}

export interface IndexOptions {
  /** Age in milliseconds from which an instance's news counts as stale. */
  readonly staleMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** All applications of all instances in memory; no I/O. */
export function createIndex({ staleMs, now }: IndexOptions): LiveIndex {
  const parts = new Map<
    string,
    { readonly news: InstanceNews; readonly applications: Map<string, ApplicationSummary> }
  >();
  const byName = new Map<
    string,
    { readonly spelling: Spelling; readonly applications: Map<string, ApplicationSummary> }
  >();

  function part(instance: string) {
    const found = parts.get(instance);
    if (found === undefined) throw new Error(`no instance ${instance} in the index`);
    return found;
  }

  const listeners = new Set<(application: ApplicationRef) => void>();
  const tell = (ref: ApplicationRef) => {
    for (const listener of listeners) listener(ref);
  };

  function remove(ref: ApplicationRef): void {
    const key = applicationKey(ref);
    const known = part(ref.instance).applications.delete(key);
    const name = ref.name.toLowerCase();
    const namesakes = byName.get(name)?.applications;
    namesakes?.delete(key);
    if (namesakes?.size === 0) byName.delete(name);
    if (known) tell(ref);
  }

  const moment = () => ({ now: now(), staleMs });
  const states = () => {
    const at = moment();
    return [...parts.values()].map(({ news, applications }) =>
      instanceState(news, applications.size, at),
    );
  };

  return {
    put(application) {
      const key = applicationKey(application);
      const { applications } = part(application.instance);
      const isNews = !isDeepStrictEqual(applications.get(key), application);
      applications.set(key, application);
      const name = application.name.toLowerCase();
      const namesakes = byName.get(name) ?? { spelling: spell(name), applications: new Map() };
      namesakes.applications.set(key, application);
      byName.set(name, namesakes);
      if (isNews) tell(application);
    },
    remove,
    applicationsOf: (instance) => [...part(instance).applications.values()],
    news: (instance) => part(instance).news,
    add({ name, environment }) {
      parts.set(name, { news: { name, environment, listed: false }, applications: new Map() });
    },
    drop(instance) {
      for (const application of [...part(instance).applications.values()]) remove(application);
      parts.delete(instance);
    },
    states,

    all: (visible) =>
      [...parts.values()].flatMap(({ applications }) => [...applications.values()].filter(visible)),
    get: (ref) => parts.get(ref.instance)?.applications.get(applicationKey(ref)),
    find: (words, visible) => findNames(byName, words, visible),
    gaps() {
      const at = moment();
      return [...parts.values()].flatMap(({ news }) => instanceGap(news, at) ?? []);
    },
    ageSeconds() {
      const heard = states().flatMap(({ state, heardAt }) =>
        state === "connected" && heardAt !== undefined ? [heardAt] : [],
      );
      return heard.length === 0 ? 0 : Math.max(0, (now() - Math.min(...heard)) / 1000);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
