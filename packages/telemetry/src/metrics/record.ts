import type { Counter, Histogram, Meter, ObservableResult } from "@opentelemetry/api";
import { type Labels, type MetricName, metrics, type NameOf } from "./catalog.ts";

/** What a metric that is read when somebody asks has to say: one value for each set of labels. */
export type Reading<Name extends MetricName> = readonly [value: number, labels: Labels<Name>];
type Read<Name extends MetricName> = () =>
  | readonly Reading<Name>[]
  | Promise<readonly Reading<Name>[]>;

interface Instruments {
  readonly histograms: ReadonlyMap<string, Histogram>;
  readonly counters: ReadonlyMap<string, Counter>;
}

/** Of this process, once somebody reads them; until then nothing is measured. */
let instruments: Instruments | undefined;
const readers = new Map<MetricName, Set<Read<MetricName>>>();

/** Adds to a counter. */
export function count<Name extends NameOf<"counter">>(
  name: Name,
  labels: Labels<Name>,
  by = 1,
): void {
  instruments?.counters.get(name)?.add(by, present(labels));
}

/** Puts one value, in the metric's unit, into a histogram. */
export function measure<Name extends NameOf<"histogram">>(
  name: Name,
  value: number,
  labels: Labels<Name>,
): void {
  instruments?.histograms.get(name)?.record(value, present(labels));
}

/** Seconds since `began`, as `performance.now()` gave it, into a histogram. */
export function measureSince<Name extends NameOf<"histogram">>(
  name: Name,
  began: number,
  labels: Labels<Name>,
): void {
  measure(name, (performance.now() - began) / 1_000, labels);
}

/** Has `read` asked whenever the metric is; one that rejects is left out. Returns its off switch. */
export function observe<Name extends NameOf<"gauge"> | NameOf<"sum">>(
  name: Name,
  read: Read<Name>,
): () => void {
  const all = readers.get(name) ?? new Set();
  readers.set(name, all);
  const one = read as Read<MetricName>;
  all.add(one);
  return () => void all.delete(one);
}

/** Makes every metric of the catalog with this meter, in place of those before. Returns its off switch. */
export function openInstruments(meter: Meter): () => void {
  const histograms = new Map<string, Histogram>();
  const counters = new Map<string, Counter>();
  for (const [name, metric] of Object.entries(metrics)) {
    const about = { unit: metric.unit, description: metric.what };
    const tell = (result: ObservableResult) => tellReadings(name as MetricName, result);
    switch (metric.kind) {
      case "histogram":
        histograms.set(
          name,
          meter.createHistogram(name, {
            ...about,
            advice: { explicitBucketBoundaries: [...metric.buckets] },
          }),
        );
        break;
      case "counter":
        counters.set(name, meter.createCounter(name, about));
        break;
      case "gauge":
        meter.createObservableGauge(name, about).addCallback(tell);
        break;
      case "sum":
        meter.createObservableCounter(name, about).addCallback(tell);
    }
  }
  const opened = { histograms, counters };
  instruments = opened;
  return () => {
    if (instruments === opened) instruments = undefined;
  };
}

async function tellReadings(name: MetricName, result: ObservableResult): Promise<void> {
  const reads = [...(readers.get(name) ?? [])].map(async (read) => read());
  const told = new Set<string>();
  for (const settled of await Promise.allSettled(reads)) {
    if (settled.status === "rejected") continue;
    for (const [value, labels] of settled.value) {
      const shown = present(labels);
      told.add(keyOf(shown));
      result.observe(value, shown);
    }
  }
  lastTold.set(name, told);
}

/** The SDK (2.12) keeps telling what was once observed: an Argo CD that is gone, a store that is away. */
const lastTold = new Map<string, ReadonlySet<string>>();
const keyOf = (labels: object) => JSON.stringify(Object.entries(labels).sort());

/** Whether a value of a metric with these labels is of now; only those that are read on demand can be old. */
export function isCurrent(name: string, labels: object): boolean {
  return lastTold.get(name)?.has(keyOf(labels)) ?? true;
}

function present(labels: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
