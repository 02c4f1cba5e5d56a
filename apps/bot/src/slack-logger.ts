import type { Logger } from "@lynceus/telemetry";
import type { Logger as SlackLogger, LogLevel as SlackLogLevel } from "@slack/bolt";
import { LogLevel } from "@slack/bolt";

/** Bolt's log lines in our log. What Slack's packages call info is our debug: connection chatter. */
export function toSlackLogger(logger: Logger): SlackLogger {
  const text = (parts: readonly unknown[]) => ({ slack: parts.map(String).join(" ") });
  let level: SlackLogLevel = LogLevel.INFO;
  return {
    debug: () => undefined,
    info: (...parts) => logger.debug(text(parts), "slack client"),
    warn: (...parts) => logger.warn(text(parts), "slack client"),
    error: (...parts) => logger.error(text(parts), "slack client"),
    setLevel: (next) => {
      level = next;
    },
    getLevel: () => level,
    setName: () => undefined,
  };
}
