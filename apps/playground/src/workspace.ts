import type { ChannelSettings } from "@lynceus/contract";
import type { LocalSlack, WorkspaceSeed, World } from "@lynceus/standins";
import { readRegistered } from "./registered.ts";

/** The local Slack's people and channels for a world: one support channel per project, one for all. */
export interface Workspace {
  readonly seed: WorkspaceSeed;
  /** Channel name to the projects that may be seen from it. */
  readonly channels: readonly { id: string; name: string; projects: readonly string[] }[];
  /** The channel in which one would ask about this world. */
  readonly home: string;
  readonly asker: { readonly id: string; readonly realName: string };
  /** What each person is there for. */
  readonly parts: Readonly<Record<string, Part>>;
}

export type Part = "developer" | "approver" | "guest";

const DANA = {
  id: "U0DANA0001",
  name: "dana",
  realName: "Dana Reyes",
  email: "dana@acme.example",
};
const PEOPLE: WorkspaceSeed["people"] = [
  DANA,
  { id: "U0IVO00002", name: "ivo", realName: "Ivo Lindqvist", email: "ivo@acme.example" },
  { id: "U0NOOR0003", name: "noor", realName: "Noor Haddad", email: "noor@acme.example" },
  {
    id: "U0GUEST004",
    name: "kai",
    realName: "Kai Brenner",
    email: "kai@contractor.example",
    isGuest: true,
  },
];
const PARTS: Workspace["parts"] = {
  [DANA.id]: "developer",
  U0IVO00002: "developer",
  U0NOOR0003: "approver",
  U0GUEST004: "guest",
};

interface Listed {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly project: string };
}

function applicationsOf(world: World): readonly Listed[] {
  const file = world.files.get("applications.json") ?? "{}";
  return (JSON.parse(file) as { items?: readonly Listed[] }).items ?? [];
}

export function toWorkspace(world: World): Workspace {
  const applications = applicationsOf(world);
  const projects = [...new Set(applications.map(({ spec }) => spec.project))].sort();
  const all = { id: "C0PLATFORM", name: "platform-support", projects: ["*"] };
  const channels = [
    all,
    ...projects.map((project, index) => ({
      id: `C0PROJECT${String(index + 1).padStart(2, "0")}`,
      // Two channels of one name cannot be told apart, in Slack neither.
      name: project === "platform" ? "platform-team-support" : `${project}-support`,
      projects: [project],
    })),
  ];
  const about = applications.find(({ metadata }) => metadata.name === world.about[0]);
  const home = channels.find(({ projects: [project] }) => project === about?.spec.project) ?? all;
  return {
    seed: {
      people: PEOPLE,
      channels: channels.map(({ id, name }) => ({
        id,
        name,
        members: PEOPLE.filter(({ isGuest }) => !isGuest || id === home.id).map((one) => one.id),
      })),
      bot: readRegistered(),
    },
    channels,
    home: home.id,
    asker: DANA,
    parts: PARTS,
  };
}

/** The bot's `channels` settings for this workspace. */
export function projectsOf(workspace: Workspace): Readonly<Record<string, ChannelSettings>> {
  return Object.fromEntries(
    workspace.channels.map(({ id, projects }) => [id, { projects: [...projects] }]),
  );
}

/** The same for direct messages: everybody sees there what the channels show that they are in. */
export function directsOf(
  { channels, seed }: Workspace,
  { openDirect }: Pick<LocalSlack, "openDirect">,
): Readonly<Record<string, ChannelSettings>> {
  const projectsIn = new Map(channels.map(({ id, projects }) => [id, projects]));
  return Object.fromEntries(
    seed.people.map(({ id: person }) => {
      const own = seed.channels.filter(({ members }) => members.includes(person));
      const projects = new Set(own.flatMap(({ id }) => projectsIn.get(id) ?? []));
      return [openDirect(person), { projects: projects.has("*") ? ["*"] : [...projects] }];
    }),
  );
}
