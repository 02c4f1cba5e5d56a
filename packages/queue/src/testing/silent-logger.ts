import { createLogger } from "@lynceus/telemetry";

export const silentLogger = createLogger({ name: "test", level: "silent" });
