import { mintId } from "./mint.ts";
import type { Channel, ChannelSeed } from "./schema.ts";

/** The conversations of a workspace: its seeded channels, and direct messages as they are opened. */
export interface Channels {
  all(): readonly Channel[];
  get(id: string): Channel | undefined;
  /** By id, or by name with or without `#`. */
  find(idOrName: string): Channel | undefined;
  /** The direct message (`im`, or `mpim` for more than two) of exactly these members. */
  openDirect(members: readonly string[]): { readonly channel: Channel; readonly isNew: boolean };
  join(id: string, user: string): void;
}

function sameMembers(channel: Channel, members: ReadonlySet<string>): boolean {
  return (
    channel.members.size === members.size && [...members].every((id) => channel.members.has(id))
  );
}

export function createChannels(
  seeds: readonly ChannelSeed[],
  options: { readonly botUserId: string; readonly now: () => number },
): Channels {
  const { botUserId, now } = options;
  const created = Math.floor(now() / 1000);
  const channels = new Map<string, Channel>(
    seeds.map((seed) => [
      seed.id,
      {
        id: seed.id,
        name: seed.name,
        kind: seed.isPrivate ? "group" : "channel",
        isExtShared: seed.isExtShared ?? false,
        members: new Set([...seed.members, ...(seed.hasBot === false ? [] : [botUserId])]),
        created,
      },
    ]),
  );
  const all = () => [...channels.values()];

  return {
    all,
    get: (id) => channels.get(id),
    find(idOrName) {
      const name = idOrName.replace(/^#/, "");
      return (
        channels.get(idOrName) ?? all().find((channel) => name !== "" && channel.name === name)
      );
    },
    openDirect(list) {
      const members = new Set(list);
      const isDirect = ({ kind }: Channel) => kind === "im" || kind === "mpim";
      const known = all().find((channel) => isDirect(channel) && sameMembers(channel, members));
      if (known !== undefined) return { channel: known, isNew: false };
      const pair = members.size <= 2;
      const channel: Channel = {
        id: mintId(pair ? "D" : "G"),
        name: pair ? "" : `mpdm-${[...members].join("--").toLowerCase()}-1`,
        kind: pair ? "im" : "mpim",
        isExtShared: false,
        members,
        created: Math.floor(now() / 1000),
      };
      channels.set(channel.id, channel);
      return { channel, isNew: true };
    },
    join(id, user) {
      const channel = channels.get(id);
      if (channel === undefined) return;
      channels.set(id, { ...channel, members: new Set([...channel.members, user]) });
    },
  };
}

/** A channel that has to be there. */
export function channelAt(idOrName: string, channels: Pick<Channels, "find">): Channel {
  const channel = channels.find(idOrName);
  if (channel === undefined) throw new Error(`There is no channel ${idOrName}.`);
  return channel;
}
