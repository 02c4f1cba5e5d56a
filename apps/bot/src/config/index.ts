export {
  type BotConfig,
  type BotInstance,
  type ReadConfig,
  readConfig,
  readProcessConfig,
} from "../config.ts";
export { claimsOf, expiryOf } from "./create-credential.ts";
export { toConnection } from "./to-connection.ts";
