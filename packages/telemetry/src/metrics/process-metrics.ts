import { monitorEventLoopDelay } from "node:perf_hooks";
import { observe } from "./record.ts";

/** Measures this process itself. Returns its off switch. */
export function observeProcess(): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const stops = [
    observe("process.cpu.time", () => {
      const { user, system } = process.cpuUsage();
      return [
        [user / 1e6, { "cpu.mode": "user" }],
        [system / 1e6, { "cpu.mode": "system" }],
      ];
    }),
    observe("process.memory.usage", () => [[process.memoryUsage.rss(), {}]]),
    observe("process.uptime", () => [[process.uptime(), {}]]),
    observe("nodejs.eventloop.delay.p99", () => {
      const nanoseconds = delay.percentile(99);
      delay.reset();
      return [[Math.max(0, nanoseconds / 1e9), {}]];
    }),
  ];
  return () => {
    delay.disable();
    for (const stop of stops) stop();
  };
}
