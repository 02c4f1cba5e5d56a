import type { ChannelSettings, Principal, ThreadRef } from "@lynceus/contract";
import { renderSentence, type Sender } from "@lynceus/reply";
import type { BotSettings } from "../config.ts";
import type { Identify, Standing } from "../identify.ts";
import { type Admission, admit, type Reason } from "./admit.ts";
import type { Places } from "./create-places.ts";
import { refusalSentence } from "./refusal-sentence.ts";

/** Who is answered where, and how. */
export interface Manners {
  /** What is set for a channel; undefined when it is not listed. */
  settings(channel: string): ChannelSettings | undefined;
  /** `external` as the event said it; asked of Slack where it did not. */
  admit(asker: {
    readonly team: string;
    readonly channel: string;
    /** A person's id; another app's messages are told by `standing`. */
    readonly user: string;
    readonly standing?: Standing;
    readonly external?: boolean | undefined;
  }): Promise<Admission>;
  /** Whether what is told in a channel stays within the company; false when nobody knows. */
  isPostable(channel: string): Promise<boolean>;
  /** Tells why there is no answer: once a day to everybody in a channel. */
  refuse(
    refusal: { readonly reason: Reason; readonly thread: ThreadRef; readonly sender: string },
    signal: AbortSignal,
  ): Promise<void>;
  /** Who asks when a channel's alert does. */
  channelPrincipal(thread: ThreadRef): Principal;
}

export function createManners(options: {
  readonly settings: () => BotSettings;
  readonly places: Places;
  readonly identify: Identify;
  readonly sender: Sender;
  readonly clock?: () => Date;
}): Manners {
  const { places, identify, sender, clock = () => new Date() } = options;
  const settingsOf = (channel: string) => {
    const { channels } = options.settings();
    // What is seen in a direct message is the person's own; nothing else needs to be set for it.
    const others = channels["*"] ?? (channel.startsWith("D") ? { projects: [] } : undefined);
    return channels[channel] ?? others;
  };

  return {
    settings: settingsOf,
    async admit({ team, channel, user, standing, external }) {
      const [known, shared] = await Promise.all([
        standing ?? identify.standing({ team, user }),
        external ?? places.isExternal(channel),
      ]);
      return admit({ standing: known, external: shared, settings: settingsOf(channel) });
    },
    async isPostable(channel) {
      if (settingsOf(channel)?.external === true) return true;
      return (await places.isExternal(channel)) === false;
    },
    async refuse({ reason, thread, sender: from }, signal) {
      const { channel } = thread;
      const day = clock().toISOString().slice(0, 10);
      // The same key is the same message: whoever asks again that day has it already.
      const key = `refused:${channel}:${from}:${reason}:${day}`;
      const message = renderSentence(refusalSentence(reason, { channel, sender: from }));
      await sender.post(thread, message, { key, priority: "answer", signal });
    },
    channelPrincipal({ team, channel }) {
      const projects = settingsOf(channel)?.projects ?? [];
      return { kind: "channel", id: `slack:${team}:${channel}`, name: channel, projects };
    },
  };
}
