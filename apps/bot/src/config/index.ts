export {
  type BotConfig,
  type BotInstance,
  loadDotEnv,
  type ReadConfig,
  readConfig,
  readProcessConfig,
} from "../config.ts";
export { claimsOf, expiryOf } from "./create-credential.ts";
export { toConnection } from "./to-connection.ts";
