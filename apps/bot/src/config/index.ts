export { claimsOf, expiryOf } from "@lynceus/config";
export {
  type BotConfig,
  type BotInstance,
  type ReadConfig,
  readConfig,
  readProcessConfig,
} from "../config.ts";
export { toConnection } from "./to-connection.ts";
