import type { WorkspaceSeed } from "@lynceus/standins";

/** The commands and shortcuts that the bot listens to, as its manifest registers them in Slack. */
export const registered: NonNullable<WorkspaceSeed["bot"]> = {
  commands: [
    {
      command: "/argocd",
      description: "Status, applications, differences and history, for you alone",
      usageHint: "status [name] · app NAME · diff NAME · history NAME · find WORDS · help",
    },
  ],
  shortcuts: [{ type: "message", callbackId: "diagnose", name: "Diagnose with Lynceus" }],
};
