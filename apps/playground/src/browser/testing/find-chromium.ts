import { existsSync } from "node:fs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The Chromium of this machine, or the one that `CHROMIUM` names; undefined when there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  return [...(named === undefined ? [] : [named]), ...PLACES].find((path) => existsSync(path));
}

/** What stands in the report in place of the tests. */
export const WITHOUT =
  "skipped: there is no Chromium here (apt-get install chromium, or CHROMIUM=path)";
