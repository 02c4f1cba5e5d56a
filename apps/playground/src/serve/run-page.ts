import { once } from "node:events";
import { buildPage } from "./build-page.ts";
import { readClaude } from "./config.ts";
import { createTheatre, type TheatreOptions } from "./create-theatre.ts";
import { startPageServer } from "./start-page-server.ts";

export interface PageOptions extends Omit<TheatreOptions, "claude"> {
  readonly print: (line: string) => void;
  readonly port?: number | undefined;
}

/** A local Slack in the browser, until a signal comes. The page is there before the first stage is. */
export async function runPage(options: PageOptions, signal: AbortSignal): Promise<void> {
  const { print, port, world, logger } = options;
  const files = await buildPage();
  const theatre = createTheatre({ world, logger, claude: () => readClaude(print) });
  try {
    const server = await startPageServer({ theatre, files }, port);
    try {
      print(`Lynceus playground: ${server.url}`);
      print(`Recorded Argo CD "${world}" behind a local Slack. Ctrl-C leaves.`);
      print("In this terminal instead: pnpm demo --terminal");
      await theatre.opened;
      if (!signal.aborted) await once(signal, "abort");
    } finally {
      await server.close();
    }
  } finally {
    await theatre.close();
  }
}
