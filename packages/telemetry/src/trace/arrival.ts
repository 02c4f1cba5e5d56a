import { context, createContextKey } from "@opentelemetry/api";
import { measure } from "../metrics/record.ts";

const ARRIVED = createContextKey("when what is handled now arrived");

interface Arrival {
  readonly at: number;
  isSeen: boolean;
}

/** Runs `work` as what comes of something that arrived then. */
export function withArrival<T>(at: Date, work: () => Promise<T>): Promise<T> {
  const arrival: Arrival = { at: at.getTime(), isSeen: false };
  return context.with(context.active().setValue(ARRIVED, arrival), work);
}

/** Its thread shows something of it: the first time counts. */
export function noteSeen(): void {
  const arrival = arrived();
  if (arrival === undefined || arrival.isSeen) return;
  arrival.isSeen = true;
  measure("lynceus.first_update.duration", secondsSince(arrival), {});
}

/** Its answer stands in the thread, or what is said instead of one. */
export function noteAnswered(outcome: "answered" | "failed"): void {
  const arrival = arrived();
  if (arrival === undefined) return;
  measure("lynceus.first_look.duration", secondsSince(arrival), { outcome });
}

function arrived(): Arrival | undefined {
  return context.active().getValue(ARRIVED) as Arrival | undefined;
}

const secondsSince = ({ at }: Arrival) => Math.max(0, (Date.now() - at) / 1_000);
