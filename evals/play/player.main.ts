import { readModel } from "../config.ts";
import { playWorld } from "./play-world.ts";
import type { Done, Task } from "./task.ts";

// Plays the tasks that its parent sends, until the parent leaves.
const leaving = new AbortController();
process.once("disconnect", () => leaving.abort());
// Ctrl-C reaches every process of the terminal; the parent is the one to end this one.
process.on("SIGINT", () => {});

process.on("message", async ({ number, task }: { number: number; task: Task }) => {
  const { world, cases, model, ...options } = task;
  const done = (what: Done) => process.send?.(what);
  try {
    const playing = { ...options, model: readModel(model) };
    done({ number, results: await playWorld(world, cases, playing, leaving.signal) });
  } catch (error) {
    done({ number, problem: error instanceof Error ? error.message : String(error) });
  }
});
