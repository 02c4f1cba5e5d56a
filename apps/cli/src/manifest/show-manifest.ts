import { readFileSync } from "node:fs";
import { ExpectedError } from "@lynceus/contract";
import type { Output } from "../output.ts";
import { toManifest } from "./to-manifest.ts";

export interface ManifestCommand {
  readonly kind: "manifest";
  /** Where the bot is reached from outside, for HTTP mode. */
  readonly http?: string;
}

const file = new URL("../../../../slack-manifest.json", import.meta.url);

function read(): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const why = "slack-manifest.json does not lie beside the program, or cannot be read.";
    throw new ExpectedError(`${why} Install Lynceus anew.`, { cause: error });
  }
}

/** Prints what to paste into Slack: Your apps > Create New App > From a manifest. */
export async function showManifest({ http }: ManifestCommand, output: Output): Promise<void> {
  await output.write(`${JSON.stringify(toManifest(read(), http), null, 2)}`);
}
