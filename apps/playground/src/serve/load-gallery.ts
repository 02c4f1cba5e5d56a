import type { gallery as samples } from "@lynceus/reply/testing";

export interface Gallery {
  /** The moment that the samples are told at. */
  readonly now: string;
  readonly messages: typeof samples;
}

/** Every message that the bot can send, by what it is about: loaded when somebody wants to see them. */
export async function loadGallery(): Promise<Gallery> {
  const { gallery, NOW } = await import("@lynceus/reply/testing");
  return { now: NOW.toISOString(), messages: gallery };
}
