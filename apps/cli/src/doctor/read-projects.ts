import { z } from "zod";
import type { Ask } from "./ask-instance.ts";

const Projects = z.object({
  items: z.array(z.object({ metadata: z.object({ name: z.string() }) })).nullish(),
});

/** The names of the projects that the account may see. */
export async function readProjects(ask: Ask): Promise<readonly string[]> {
  const { body } = await ask("/api/v1/projects?fields=items.metadata.name");
  return (Projects.safeParse(body).data?.items ?? []).map(({ metadata }) => metadata.name);
}
