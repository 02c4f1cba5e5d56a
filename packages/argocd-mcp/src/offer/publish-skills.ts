import { dirname, posix } from "node:path";
import type { Skill } from "@lynceus/skills";
import type { Logger } from "@lynceus/telemetry";
import {
  type SkillCatalog,
  type SkillFiles,
  SkillsExtension,
} from "@modelcontextprotocol/server/ext/skills";
import { nodeSkillFiles } from "@modelcontextprotocol/server/ext/skills/node";

/** Skills as this server offers them: their files as resources (SEP-2640), each also as a prompt. */
export interface PublishedSkills {
  readonly skills: readonly Skill[];
  readonly catalog: SkillCatalog;
}

/**
 * Publishes loaded skills with their folders' files, wherever each was loaded from. What cannot be published is
 * logged and left out.
 */
export async function publishSkills(
  skills: readonly Skill[],
  logger: Logger,
): Promise<PublishedSkills> {
  const catalog = await SkillsExtension.load(filesOf(skills), {
    cacheHint: { ttlMs: 300_000, cacheScope: "public" },
    onWarning: ({ path, message }) =>
      logger.warn({ path, problem: message }, "skill not published"),
  });
  return { skills, catalog };
}

/** One root over folders that lie in many places. */
function filesOf(skills: readonly Skill[]): SkillFiles {
  const folders = new Map(skills.map(({ name, path }) => [name, nodeSkillFiles(dirname(path))]));
  const inside = (path: string) => {
    const [name = "", ...rest] = posix.normalize(path).split("/");
    return { files: folders.get(name), rest: rest.join("/") };
  };
  return {
    async list(path) {
      if (path === "") {
        return [...folders.keys()].map((name) => ({ name, kind: "directory" as const }));
      }
      const { files, rest } = inside(path);
      return files?.list(rest) ?? [];
    },
    async read(path) {
      const { files, rest } = inside(path);
      if (files === undefined) throw new TypeError(`There is no skill file ${path}.`);
      return files.read(rest);
    },
  };
}
