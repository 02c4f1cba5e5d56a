import type { BotSeed, TeamSeed, WorkspaceSeed } from "./schema.ts";

/** What the stand-in's methods and events ask for; the default bot has it all. */
const allScopes: readonly string[] = [
  "app_mentions:read",
  "assistant:write",
  "channels:history",
  "channels:join",
  "channels:read",
  "chat:write",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "mpim:history",
  "mpim:read",
  "mpim:write",
  "reactions:read",
  "reactions:write",
  "team:read",
  "users:read",
  "users:read.email",
];

const people = [
  { id: "U0ADA00001", name: "ada", realName: "Ada Okafor", email: "ada@acme.example" },
  { id: "U0IVO00002", name: "ivo", realName: "Ivo Lindqvist", email: "ivo@acme.example" },
  { id: "U0NOOR0003", name: "noor", realName: "Noor Haddad", email: "noor@acme.example" },
  {
    id: "U0GUEST004",
    name: "kai",
    realName: "Kai Brenner",
    email: "kai@contractor.example",
    isGuest: true,
  },
] as const;

export const defaultTeam: TeamSeed = { id: "T0ACME0001", name: "Acme", domain: "acme" };

export const defaultBot: BotSeed = {
  userId: "U0LYNCEUS1",
  botId: "B0LYNCEUS1",
  appId: "A0LYNCEUS1",
  name: "lynceus",
  scopes: allScopes,
  events: [
    "agent_session_stopped",
    "app_context_changed",
    "app_home_opened",
    "app_mention",
    "message",
  ],
};

const staff = people.filter((person) => !("isGuest" in person)).map(({ id }) => id);

/** A small company. The bot has been invited to its channels, save `#random` and the private `#board`. */
export const acme: WorkspaceSeed = {
  people,
  channels: [
    { id: "C0PAYMENTS", name: "payments-support", members: people.map(({ id }) => id) },
    { id: "C0CHECKOUT", name: "checkout-support", members: staff },
    { id: "C0PLATFORM", name: "platform-support", members: staff },
    { id: "C0RANDOM01", name: "random", members: staff, hasBot: false },
    { id: "C0ONCALL01", name: "oncall", members: staff, isPrivate: true },
    { id: "C0BOARD001", name: "board", members: ["U0ADA00001"], isPrivate: true, hasBot: false },
  ],
};
