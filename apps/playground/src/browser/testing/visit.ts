import { createLogger } from "@lynceus/telemetry";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, onTestFinished } from "vitest";
import { buildPage } from "../../serve/build-page.ts";
import { createTheatre, type TheatreOptions } from "../../serve/create-theatre.ts";
import { startPageServer } from "../../serve/start-page-server.ts";
import { findChromium } from "./find-chromium.ts";

export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
}

/** A playground for the tests of a file, and a fresh browser profile for each visit to it. */
export function playground(options: () => Pick<TheatreOptions, "world" | "claude" | "setUp">): {
  visit(options?: VisitOptions): Promise<Page>;
} {
  const logger = createLogger({ name: "browser", level: "silent" });
  let started: ReturnType<typeof start> | undefined;

  async function start() {
    const theatre = createTheatre({ ...options(), logger });
    const server = await startPageServer({ theatre, files: await buildPage() });
    const executablePath = findChromium() ?? "";
    const browser: Browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    await theatre.opened;
    return { theatre, server, browser };
  }
  afterAll(async () => {
    if (started === undefined) return;
    const { browser, server, theatre } = await started;
    await browser.close();
    await server.close();
    await theatre.close();
  });

  return {
    async visit({ width = 1440, height = 900 } = {}) {
      started ??= start();
      const { browser, server } = await started;
      const context = await browser.newContext({ viewport: { width, height } });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      const troubles: string[] = [];
      page.on("pageerror", (error) => troubles.push(error.message));
      page.on("console", (said) => said.type() === "error" && troubles.push(said.text()));
      page.on("dialog", (dialog) => troubles.push(`a dialog: ${dialog.message()}`));
      page.on("request", (request) => {
        if (!request.url().startsWith(server.url)) troubles.push(`asked ${request.url()}`);
      });
      onTestFinished(async () => {
        await context.close();
        if (troubles.length > 0) throw new Error(`The page had trouble: ${troubles.join("; ")}`);
      });
      await page.goto(server.url);
      await page.getByRole("textbox", { name: /^Message #/ }).waitFor();
      return page;
    },
  };
}
