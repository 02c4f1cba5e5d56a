import { loadWorld } from "@lynceus/standins";
import { createLogger } from "@lynceus/telemetry";
import { afterAll, onTestFinished } from "vitest";
import { type Asked, askOnce } from "../ask-once.ts";
import { messageLines } from "../print-message.ts";
import { type Stage, type StageOptions, startStage } from "../stage.ts";

const logger = createLogger({ name: "flow", level: "silent" });
const plain = (_style: string, text: string) => text;

/** A stage for one test, taken down when the test is over. */
export async function onStage(
  world: string,
  options: Omit<StageOptions, "world" | "logger"> = {},
): Promise<Stage> {
  const stage = await startStage({ world: loadWorld(world), logger, rateTiers: false, ...options });
  onTestFinished(() => stage.close());
  return stage;
}

/**
 * Stages that the tests of a file share, one for each world: opening a store takes longer than a question.
 * Called at the top of a file; they are taken down when its tests are over.
 */
export function sharedStages(): (world: string) => Promise<Stage> {
  const stages = new Map<string, Promise<Stage>>();
  afterAll(async () => {
    for (const stage of stages.values()) await (await stage).close();
  });
  return (world) => {
    const known =
      stages.get(world) ?? startStage({ world: loadWorld(world), logger, rateTiers: false });
    stages.set(world, known);
    return known;
  };
}

/** Everything that Lynceus said, as one reads it. */
export function readAloud(asked: Asked): string {
  return asked.messages.flatMap((message) => messageLines(message, plain)).join("\n");
}

/** Asks in the stage's own channel and returns what was answered there. */
export async function ask(stage: Stage, question: string): Promise<string> {
  return readAloud(await askOnce(stage, question, { channel: stage.channel }));
}
