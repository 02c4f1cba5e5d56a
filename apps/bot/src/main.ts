import type { FollowedFiles } from "@lynceus/config";
import { ExpectedError } from "@lynceus/contract";
import { createLogger } from "@lynceus/telemetry";
import { followConfig } from "./config/follow-config.ts";
import { readProcessConfig } from "./config.ts";
import { createBot } from "./create-bot.ts";
import { guardProcess } from "./guard-process.ts";

function giveUp(problems: readonly string[]): never {
  process.stderr.write(`Lynceus cannot start:\n${problems.map((line) => `- ${line}\n`).join("")}`);
  process.exit(1);
}

const read = readProcessConfig();
if (!read.ok) giveUp(read.problems);

const logger = createLogger({ name: "lynceus", level: read.config.logLevel });
for (const warning of read.warnings) logger.warn({ warning }, "configuration");
const bot = createBot(read.config, logger, {
  onFatal(error) {
    logger.error({ err: error }, "state cannot be kept any more: restart after mending it");
    process.exit(1);
  },
});
let config: FollowedFiles | undefined;
// Without a listener the signal would end the process.
process.on("SIGHUP", () => void config?.reload());
guardProcess({
  logger,
  async stop() {
    config?.stop();
    await bot.stop();
  },
});
try {
  await bot.start();
} catch (error) {
  if (error instanceof ExpectedError) giveUp([error.message]);
  logger.error({ err: error }, "not started");
  process.exit(1);
}
config = followConfig({
  initial: read,
  read: readProcessConfig,
  logger,
  async apply(settings) {
    logger.level = settings.logLevel;
    await bot.apply(settings);
  },
});
