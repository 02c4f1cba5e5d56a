import { type LocalSlack, listWorlds, loadWorld } from "@lynceus/standins";
import type { Logger } from "@lynceus/telemetry";
import type { Stage, StageOptions } from "../stage.ts";
import type { Command, Investigator, Outcome, PageEvent, Run, Scene } from "./protocol.ts";
import { toMarkup } from "./to-markup.ts";
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
  onEvent(listener: (event: PageEvent) => void): () => void;
  close(): Promise<void>;
}

export interface TheatreOptions {
  readonly world: string;
  readonly logger: Logger;
  /** Claude, where the environment has a key. */
  readonly claude?: () => StageOptions["model"];
}

interface Playing {
  readonly number: number;
  readonly stage: Stage;
  readonly world: string;
  readonly investigator: Investigator;
  readonly runs: Map<string, Run>;
}

const runKey = ({ channel, threadTs }: Run) => `${channel} ${threadTs}`;

/** Slack takes a message that begins with a slash for a command, unless it is about a path. */
const COMMAND = /^(\/[a-z][\w-]*)(?:\s+([\s\S]*))?$/;

function say(slack: LocalSlack, command: Extract<Command, { do: "say" }>, stage: Stage): string {
  const { channel, user, threadTs } = command;
  const text = toMarkup(command.text, [
    { id: slack.bot.userId, names: [slack.bot.name] },
    ...stage.workspace.seed.people.map(({ id, name, realName }) => ({
      id,
      names: [name, realName],
    })),
  ]);
  return slack.say({ channel, user, text, ...(threadTs === undefined ? {} : { threadTs }) }).ts;
}

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
    await before?.stage.close();
    const runs = new Map<string, Run>();
    const tellRun = (run: Run) => {
      runs.set(runKey(run), run);
      tell({ kind: "run", run });
    };
    // The bot is most of what there is to load: the page is shown meanwhile.
    const { startStage } = await import("../stage.ts");
    const stage = await startStage({
      world: recorded,
      logger,
      investigates: true,
      ...(investigator === "claude" && claude !== undefined ? { model: claude } : {}),
      hooks: { onBegun: (request) => tellRun(toBegunRun(request)) },
      onInvestigated: (...investigated) => tellRun(toEndedRun(...investigated)),
    });
    stage.slack.onChange((change) => tell({ kind: "change", change }));
    number += 1;
    playing = { number, stage, world, investigator, runs };
    tell({ kind: "scene", scene: sceneOf(playing) });
  }

  function sceneOf({ stage, runs, ...what }: Playing): Scene {
    const investigators: readonly Investigator[] =
      claude === undefined ? ["rules"] : ["rules", "claude"];
    const worlds = listWorlds();
    return toScene(stage, { ...what, worlds, investigators, runs: [...runs.values()] });
  }

  /** One after the other, so that no two stages stand at once. */
  function change(world: string, investigator: Investigator): Promise<void> {
    const changed = changing.then(() => (isClosed ? undefined : setUp(world, investigator)));
    changing = changed.catch(() => undefined);
    return changed;
  }

  async function perform(command: Command): Promise<Outcome> {
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
    const { stage } = playing;
    if (command.do === "stop") return { ok: true, ...(await stage.slack.stop(command)) };
    if (command.do === "say") {
      const [, slash, text = ""] = COMMAND.exec(command.text) ?? [];
      if (slash === undefined) return { ok: true, ts: say(stage.slack, command, stage) };
      if (command.threadTs !== undefined) {
        return { ok: false, sentence: `${slash} does not work in threads. Use it in the channel.` };
      }
      const { channel, user } = command;
      await stage.slack.command({ channel, user, command: slash, text });
      return { ok: true };
    }
    const { channel, ts, user, actionId, blockId, value } = command;
    const { acked } = await stage.slack.click({
      ...{ channel, ts, user, actionId },
      ...(blockId === undefined ? {} : { blockId }),
      ...(value === undefined ? {} : { value }),
    });
    return { ok: true, acked };
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
        return await perform(command);
      } catch (error) {
        return { ok: false, sentence: error instanceof Error ? error.message : String(error) };
      }
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      await changing;
      await playing?.stage.close();
      playing = undefined;
    },
  };
}
