import { type MetricName, metrics } from "./catalog.ts";

const suffixes: Readonly<Record<string, string>> = { s: "_seconds", By: "_bytes", USD: "_usd" };

/** How a metric is called where Prometheus reads it: `lynceus.queue.jobs` → `lynceus_queue_jobs`. */
export function prometheusName(name: MetricName): string {
  const { kind, unit } = metrics[name];
  const base = name.replaceAll(".", "_") + (suffixes[unit] ?? "");
  return kind === "counter" || kind === "sum" ? `${base}_total` : base;
}

/** The same without what the serializer appends by itself. */
export function serializedName(name: string, unit: string): string {
  return name.replaceAll(".", "_") + (suffixes[unit] ?? "");
}
