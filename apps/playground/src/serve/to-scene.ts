import type { Change, Message, WorldEntry } from "@lynceus/standins";
import type { Stage } from "../stage.ts";
import type { Investigator, Room, Run, Scene } from "./protocol.ts";

/** A stage as the page is told of it when it joins. */
export function toScene(
  { slack, workspace, channel: home, askerId: asker }: Stage,
  about: {
    readonly worlds: readonly WorldEntry[];
    readonly world: string;
    readonly investigator: Investigator;
    readonly investigators: readonly Investigator[];
    readonly runs: readonly Run[];
    readonly number: number;
    readonly lately: readonly Change[];
    readonly isArgocdDown: boolean;
  },
): Scene {
  const { worlds, investigator, investigators, runs, number, lately, isArgocdDown } = about;
  const world = worlds.find(({ id }) => id === about.world);
  if (world === undefined) throw new Error(`There is no world ${about.world}.`);
  const { people, channels } = workspace.seed;
  const rooms: readonly Room[] = [
    ...channels.map(({ id, name, members }) => ({ id, name, members, kind: "channel" as const })),
    ...people.map(({ id }) => ({
      id: slack.openDirect(id),
      name: "",
      members: [id],
      kind: "direct" as const,
    })),
  ];
  const flat = (channel: string): readonly Message[] =>
    slack
      .messages(channel)
      .flatMap(({ ts }) => slack.thread(channel, ts))
      .toSorted((a, b) => a.ts.localeCompare(b.ts));
  return {
    number,
    world,
    worlds: worlds.map(({ id, mode, about: names }) => ({ id, mode, about: names })),
    team: slack.team.name,
    bot: { id: slack.bot.userId, name: "Lynceus" },
    residents: people.map(({ id, name, realName }) => ({
      id,
      name,
      realName,
      part: workspace.parts[id] ?? "developer",
    })),
    rooms,
    home,
    asker,
    messages: Object.fromEntries(rooms.map(({ id }) => [id, flat(id)])),
    whispers: rooms.flatMap(({ id: channel, members }) =>
      members.flatMap((user) =>
        slack.ephemerals(channel, user).map((message) => ({ channel, user, message })),
      ),
    ),
    runs,
    investigator,
    investigators,
    commands: slack.bot.commands ?? [],
    shortcuts: slack.bot.shortcuts ?? [],
    homes: Object.fromEntries(
      people.flatMap(({ id }) => {
        const home = slack.home(id);
        return home === undefined ? [] : [[id, home]];
      }),
    ),
    lately,
    isArgocdDown,
  };
}
