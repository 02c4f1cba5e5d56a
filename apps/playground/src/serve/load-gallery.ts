import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const Samples = z.object({
  NOW: z.date(),
  gallery: z.record(
    z.string(),
    z.object({ text: z.string(), blocks: z.array(z.record(z.string(), z.unknown())) }),
  ),
});

export interface Gallery {
  /** The moment that the samples are told at. */
  readonly now: string;
  readonly messages: z.infer<typeof Samples>["gallery"];
}

/** Every message that the bot can send, by what it is about: the samples that its wording is tested with. */
export async function loadGallery(): Promise<Gallery> {
  const bot = createRequire(import.meta.resolve("@lynceus/bot"));
  const path = bot.resolve("@lynceus/reply/testing");
  const { gallery, NOW } = Samples.parse(await import(pathToFileURL(path).href));
  return { now: NOW.toISOString(), messages: gallery };
}
