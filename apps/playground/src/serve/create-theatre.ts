import { listWorlds, loadWorld, type StoredFile } from "@lynceus/standins";
import type { Logger } from "@lynceus/telemetry";
import type { Stage, StageOptions } from "../stage.ts";
import { breakStage } from "./break-stage.ts";
import { createLately, type Lately } from "./create-lately.ts";
import { perform } from "./perform.ts";
import type { Command, Investigator, Outcome, PageEvent, Run, Scene } from "./protocol.ts";
import { type ScriptedInvestigator, startScript } from "./start-script.ts";
import { toBegunRun, toEndedRun } from "./to-run.ts";
import { toScene } from "./to-scene.ts";

/** One stage at a time, and what the page may do on it. */
export interface Theatre {
  /** Resolves once the first stage is up; rejects with a sentence when it cannot be. */
  readonly opened: Promise<void>;
  /** How it stands: the scene, or the world that is being set up. */
  now(): PageEvent;
  /** Never rejects: a refusal is an outcome. */
  act(command: Command): Promise<Outcome>;
  /** What somebody has uploaded; undefined where there is no such file. */
  file(id: string): StoredFile | undefined;
  onEvent(listener: (event: PageEvent) => void): () => void;
  close(): Promise<void>;
}

export interface TheatreOptions {
  readonly world: string;
  readonly logger: Logger;
  /** Claude, where the environment has a key. */
  readonly claude?: () => StageOptions["model"];
  /** Sets a stage up; the real bot's unless said. */
  readonly setUp?: (options: StageOptions) => Promise<Stage>;
}

interface Playing {
  readonly number: number;
  readonly stage: Stage;
  readonly world: string;
  readonly investigator: Investigator;
  readonly runs: Map<string, Run>;
  readonly lately: Lately;
  /** Runs while the script investigates. */
  readonly script: ScriptedInvestigator | undefined;
  /** Lets Argo CD answer again, while it does not. */
  mendArgocd?: (() => void) | undefined;
}

const runKey = ({ channel, threadTs }: Run) => `${channel} ${threadTs}`;

/**
 * Begins to set the first stage up; for each next one the one before is taken down. Throws with the names
 * near it when there is no such world.
 */
export function createTheatre(options: TheatreOptions): Theatre {
  const { logger } = options;
  loadWorld(options.world);
  let claude: StageOptions["model"];
  const listeners = new Set<(event: PageEvent) => void>();
  let playing: Playing | undefined;
  let wanted = options.world;
  let number = 0;
  let changing: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const tell = (event: PageEvent) => {
    for (const listener of listeners) listener(event);
  };

  async function setUp(world: string, investigator: Investigator): Promise<void> {
    const recorded = loadWorld(world);
    const before = playing;
    playing = undefined;
    wanted = world;
    tell({ kind: "setting-up", world });
    await takeDown(before);
    const runs = new Map<string, Run>();
    const tellRun = (run: Run) => {
      runs.set(runKey(run), run);
      tell({ kind: "run", run });
    };
    // The bot is most of what there is to load: the page is shown meanwhile.
    const startStage = options.setUp ?? (await import("../stage.ts")).startStage;
    const script = investigator === "script" ? await startScript() : undefined;
    const model = investigator === "claude" ? claude : script?.model;
    const stage = await startStage({
      world: recorded,
      logger,
      investigates: true,
      ...(model === undefined ? {} : { model }),
      hooks: { onBegun: (request) => tellRun(toBegunRun(request)) },
      onInvestigated: (...investigated) => tellRun(toEndedRun(...investigated)),
    });
    const lately = createLately();
    stage.slack.onChange((change) => {
      lately.hear(change);
      tell({ kind: "change", change });
    });
    number += 1;
    playing = { number, stage, world, investigator, runs, lately, script };
    tell({ kind: "scene", scene: sceneOf(playing) });
  }

  async function takeDown(over: Playing | undefined): Promise<void> {
    await over?.stage.close();
    await over?.script?.close();
  }

  function sceneOf({ stage, runs, lately, mendArgocd, ...what }: Playing): Scene {
    const investigators: readonly Investigator[] =
      claude === undefined ? ["rules", "script"] : ["rules", "script", "claude"];
    return toScene(stage, {
      ...what,
      worlds: listWorlds(),
      investigators,
      runs: [...runs.values()],
      lately: lately.all(),
      isArgocdDown: mendArgocd !== undefined,
    });
  }

  /** One after the other, so that no two stages stand at once. */
  function change(world: string, investigator: Investigator): Promise<void> {
    const changed = changing.then(() => (isClosed ? undefined : setUp(world, investigator)));
    changing = changed.catch(() => undefined);
    return changed;
  }

  async function act(command: Command): Promise<Outcome> {
    if (command.do === "play") {
      const { world, investigator } = command;
      if (!listWorlds().some((entry) => entry.id === world)) {
        return { ok: false, sentence: `There is no recorded world "${world}".` };
      }
      await change(world, investigator);
      return { ok: true };
    }
    if (playing === undefined) {
      return { ok: false, sentence: "The world is still being set up. Try again in a second." };
    }
    if (command.do !== "break" && command.do !== "mend") return perform(command, playing.stage);
    if (command.what === "argocd-down") {
      playing.mendArgocd?.();
      const isDown = command.do === "break";
      playing.mendArgocd = isDown ? breakStage(playing.stage, command.what) : undefined;
      tell({ kind: "argocd", isDown });
    } else breakStage(playing.stage, command.what);
    return { ok: true };
  }

  async function open(): Promise<void> {
    claude = options.claude?.();
    await change(options.world, claude === undefined ? "rules" : "claude");
  }

  const opened = open();
  // Whoever awaits it hears of it; nobody may have to.
  opened.catch(() => undefined);
  return {
    opened,
    now: () =>
      playing === undefined
        ? { kind: "setting-up", world: wanted }
        : { kind: "scene", scene: sceneOf(playing) },
    async act(command) {
      try {
        return await act(command);
      } catch (error) {
        return { ok: false, sentence: error instanceof Error ? error.message : String(error) };
      }
    },
    file: (id) => playing?.stage.slack.file(id),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      await changing;
      await takeDown(playing);
      playing = undefined;
    },
  };
}
