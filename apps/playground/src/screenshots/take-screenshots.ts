import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createLogger } from "@lynceus/telemetry";
import { type Browser, chromium } from "playwright-core";
import { findChromium, WITHOUT } from "../browser/testing/find-chromium.ts";
import { buildPage } from "../serve/build-page.ts";
import { createTheatre } from "../serve/create-theatre.ts";
import { startPageServer } from "../serve/start-page-server.ts";
import { type Shot, shots } from "./shots.ts";

export interface ScreenshotOptions {
  /** Where the pictures go, as `<name>.png`. */
  readonly folder: string;
  /** Names of shots; all when there are none. */
  readonly only: readonly string[];
  readonly print: (line: string) => void;
}

const logger = createLogger({ name: "screenshots", level: "silent" });

async function take(shot: Shot, browser: Browser, folder: string): Promise<string> {
  const { world, script = false, isPhone = false, scheme = "light", name } = shot;
  const theatre = createTheatre({ world, logger });
  const server = await startPageServer({ theatre, files: await buildPage() });
  try {
    await theatre.opened;
    if (script) await theatre.act({ do: "play", world, investigator: "script" });
    const context = await browser.newContext({
      viewport: isPhone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
      colorScheme: scheme,
      hasTouch: isPhone,
      isMobile: isPhone,
      deviceScaleFactor: 1,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(server.url);
    await page.getByRole("textbox", { name: /^Message #/ }).waitFor();
    await shot.play(page, theatre);
    const path = join(folder, `${name}.png`);
    await page.mouse.move(0, 0);
    await page.screenshot({ path, animations: "disabled" });
    // A palette is enough for type on plain ground; without the tool the picture is only larger.
    spawnSync("pngquant", ["--force", "--ext", ".png", "--speed", "1", "64", path]);
    await context.close();
    return path;
  } finally {
    await server.close();
    await theatre.close();
  }
}

/** Plays each scene in a headless Chromium and photographs its end. */
export async function takeScreenshots({ folder, only, print }: ScreenshotOptions): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) return print(WITHOUT);
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    for (const shot of shots) {
      if (only.length > 0 && !only.includes(shot.name)) continue;
      print(await take(shot, browser, folder));
    }
  } finally {
    await browser.close();
  }
}
