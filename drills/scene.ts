import {
  type LocalArgocd,
  type LocalSlack,
  loadWorld,
  startLocalArgocd,
  startLocalSlack,
} from "../packages/standins/src/index.ts";

/** Where a drill plays: a workspace with several support channels, and a fleet of applications. */
export interface Scene {
  readonly slack: LocalSlack;
  readonly argocd: LocalArgocd;
  readonly channels: readonly string[];
  readonly people: readonly string[];
  close(): Promise<void>;
}

const PEOPLE = [
  { id: "U0DANA0001", name: "dana", realName: "Dana Reyes", email: "dana@acme.example" },
  { id: "U0IVO00002", name: "ivo", realName: "Ivo Lindqvist", email: "ivo@acme.example" },
  { id: "U0NOOR0003", name: "noor", realName: "Noor Haddad", email: "noor@acme.example" },
];
/** Slack lets one message a second into a channel: people are spread over as many as they need. */
const CHANNELS = 10;

/**
 * Slack repeats an unanswered event at once, after a minute and after five. A drill that kills every
 * other second cannot wait for that: here the later two come twenty times sooner.
 */
const RETRY_DELAYS_MS = [0, 3_000, 15_000];

export async function startScene(count = CHANNELS): Promise<Scene> {
  const people = PEOPLE.map(({ id }) => id);
  const channels = Array.from({ length: count }, (_, index) => ({
    id: `C0SUPPORT${index}`,
    name: `support-${index}`,
    members: people,
  }));
  const [slack, argocd] = await Promise.all([
    startLocalSlack({
      workspace: { people: PEOPLE, channels },
      retryDelaysMs: RETRY_DELAYS_MS,
    }),
    startLocalArgocd({ world: loadWorld("fleet") }),
  ]);
  return {
    slack,
    argocd,
    channels: channels.map(({ id }) => id),
    people,
    close: async () => {
      await Promise.all([slack.close(), argocd.close()]);
    },
  };
}
