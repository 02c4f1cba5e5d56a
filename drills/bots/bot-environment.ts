import { fileURLToPath } from "node:url";
import type { Scene } from "../scene.ts";

const configFile = fileURLToPath(new URL("../lynceus.yaml", import.meta.url));

/** What every bot of a drill is started with: the Slack and the Argo CD of its scene, and settings. */
export function botEnvironment({ slack, argocd }: Pick<Scene, "slack" | "argocd">) {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ARGOCD_BASE_URL: argocd.url,
    ARGOCD_API_TOKEN: argocd.token,
    LOG_LEVEL: "info",
    LYNCEUS_CONFIG: configFile,
  };
}
