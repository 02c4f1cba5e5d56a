import type { Reason } from "./admit.ts";

/** Why somebody is not answered, and the way out. */
export function refusalSentence(
  reason: Reason,
  { channel, sender }: { readonly channel: string; readonly sender: string },
): string {
  switch (reason) {
    case "unlisted":
      return `Lynceus shows no project in this channel, because \`lynceus.yaml\` does not list it. Ask in a channel that is listed, or have \`${channel}\` listed under \`channels\`.`;
    case "external":
      return `This channel is shared with another company, so Lynceus tells nothing about Argo CD in it. Ask in a channel of your own, in a direct message, or have \`external: true\` set for \`${channel}\`.`;
    case "unknown-place":
      return "Slack did not tell whether this channel is shared with another company, so Lynceus tells nothing about Argo CD in it. Ask in another channel; whoever runs Lynceus sees to its scopes `channels:read` and `groups:read`.";
    case "guest":
      return `Lynceus does not answer guests, because its answers show what runs in Argo CD. Ask a full member of this workspace to ask, or have \`guests: true\` set for \`${channel}\`.`;
    case "stranger":
      return "Lynceus answers people of its own workspace only. Ask somebody there to ask for you.";
    case "bot":
      return `Lynceus answers people, not other apps. To have alerts looked into, list \`${sender}\` under the \`alerts\` of \`${channel}\` in \`lynceus.yaml\`.`;
  }
}
