import { randomBytes } from "node:crypto";
// The root is no package that could be entered by name.
// biome-ignore-start lint/style/noRestrictedImports: see above
import {
  type LocalArgocd,
  listWorlds,
  loadWorld,
  startLocalArgocd,
  type World,
} from "../../packages/standins/src/index.ts";
// biome-ignore-end lint/style/noRestrictedImports: see above
import { bearingOf, lineComesThrough, wordComesThrough } from "./bearing.ts";
import { openOurs } from "./open-ours.ts";
import { readOurs, readPeer } from "./read-world.ts";
import { type Reader, type Reading, tokensOf } from "./reader.ts";

/** One side's reading of a world. */
export interface MeasuredReading {
  readonly calls: readonly string[];
  readonly tokens: number;
  readonly ms: number;
  /** Bearing words that did not come through. */
  readonly lost: readonly string[];
  /** Words that did, without the line of Argo CD that carries them. */
  readonly bare: readonly string[];
}

export interface MeasuredWorld {
  readonly world: string;
  readonly bearing: number;
  readonly ours: MeasuredReading;
  readonly peer: MeasuredReading | undefined;
}

/** Both sides' reading of every shipped world that asks about one application. */
export async function measureWorlds(
  openPeer: ((argocd: Pick<LocalArgocd, "url" | "token">) => Promise<Reader>) | undefined,
): Promise<readonly MeasuredWorld[]> {
  const token = randomBytes(16).toString("hex");
  const asked = listWorlds().filter(
    ({ about, truth }) => about.length > 0 && truth.mustSay.length > 0,
  );
  const measured: MeasuredWorld[] = [];
  let port = 0;
  let peer: Reader | undefined;
  try {
    for (const { id } of asked) {
      const world = loadWorld(id);
      // One after the other at the same address, so that one peer process meets them all.
      const argocd = await startLocalArgocd({ world, port, token });
      port = Number(new URL(argocd.url).port);
      try {
        peer ??= await openPeer?.(argocd);
        measured.push(await measureWorld(world, argocd, peer));
      } finally {
        await argocd.close();
      }
    }
  } finally {
    await peer?.close();
  }
  return measured;
}

async function measureWorld(
  world: World,
  argocd: LocalArgocd,
  peer: Reader | undefined,
): Promise<MeasuredWorld> {
  const about = world.applications.filter((key) => world.about.includes(key.split("/")[1] ?? ""));
  const bearing = bearingOf(world, about, world.truth.mustSay);
  const [question = ""] = world.truth.questions;
  const asked = about.find((key) => question.includes(key.split("/")[1] ?? "")) ?? about[0] ?? "";
  const [namespace = "", name = ""] = asked.split("/");
  const enough = (text: string) => bearing.every((one) => wordComesThrough(one, text));
  const judge = (readings: readonly Reading[]): MeasuredReading => {
    const text = readings.map((reading) => reading.text).join("\n");
    const lost = bearing.filter((one) => !wordComesThrough(one, text));
    const bare = bearing.filter((one) => !lost.includes(one) && !lineComesThrough(one, text));
    return {
      calls: readings.map(({ tool }) => tool),
      tokens: tokensOf(readings),
      ms: Math.round(readings.reduce((sum, { ms }) => sum + ms, 0)),
      lost: lost.map(({ says }) => says),
      bare: bare.map(({ says }) => says),
    };
  };
  const live = JSON.parse(world.files.get(`applications/${asked}/resources.json`) ?? "{}");
  const containerOf = (uid: string) => live[uid]?.manifest?.spec?.containers?.[0]?.name ?? "";
  const ours = await openOurs(argocd);
  try {
    const read = judge(await readOurs(ours, { name, question }, enough));
    const theirs = peer && judge(await readPeer(peer, { name, namespace, question, containerOf }));
    return { world: world.id, bearing: bearing.length, ours: read, peer: theirs };
  } finally {
    await ours.close();
  }
}
