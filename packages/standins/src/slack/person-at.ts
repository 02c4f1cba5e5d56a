import type { PersonSeed } from "./schema.ts";
import type { Workspace } from "./workspace.ts";

/** A person who has to be there. */
export function personAt(id: string, workspace: Pick<Workspace, "person">): PersonSeed {
  const person = workspace.person(id);
  if (person === undefined) throw new Error(`There is nobody with the id ${id}.`);
  return person;
}
