import type { Scene } from "../../src/serve/protocol.ts";
import type { Names } from "../markup/names.ts";

/** The names of a scene as one person reads them. */
export function namesOf(scene: Scene, me: string): Names {
  const people = new Map(scene.residents.map(({ id, realName }) => [id, realName]));
  people.set(scene.bot.id, scene.bot.name);
  people.set("USLACKBOT", "Slackbot");
  const rooms = new Map(scene.rooms.map(({ id, name }) => [id, name]));
  return {
    me,
    person: (id) => people.get(id),
    channel: (id) => rooms.get(id),
    people: scene.residents.map(({ id, realName: name }) => ({ id, name })),
    channels: scene.rooms.filter(({ kind, members }) => kind === "channel" && members.includes(me)),
  };
}
