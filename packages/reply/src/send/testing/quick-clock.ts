import { type Clock, systemClock } from "../clock.ts";

/** A clock that runs `factor` times as fast as the system's: over real sockets, waits are shorter. */
export const quickClock = (factor: number): Clock => ({
  now: () => systemClock.now() * factor,
  after: (ms, task) => systemClock.after(ms / factor, task),
});
