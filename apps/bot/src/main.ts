import { ExpectedError } from "@lynceus/contract";
import { createLogger } from "@lynceus/telemetry";
import { readProcessConfig } from "./config.ts";
import { createBot } from "./create-bot.ts";
import { guardProcess } from "./guard-process.ts";

const read = readProcessConfig();
if (!read.ok) {
  process.stderr.write(
    `Lynceus cannot start:\n${read.problems.map((line) => `- ${line}\n`).join("")}`,
  );
  process.exit(1);
}

const logger = createLogger({ name: "lynceus", level: read.config.logLevel });
if (read.config.slack.apiUrl !== undefined) {
  logger.warn({ url: read.config.slack.apiUrl }, "SLACK_API_URL is set: this is not Slack itself");
}
const bot = createBot(read.config, logger, {
  onFatal(error) {
    logger.error({ err: error }, "state cannot be kept any more: restart after mending it");
    process.exit(1);
  },
});
guardProcess({ logger, stop: () => bot.stop() });
try {
  await bot.start();
} catch (error) {
  const sentence = error instanceof ExpectedError ? error.message : undefined;
  logger.error({ err: error, sentence }, "not started");
  process.exit(1);
}
