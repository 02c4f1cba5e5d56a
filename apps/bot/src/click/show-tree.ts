import {
  type ApplicationRef,
  ExpectedError,
  GetApplicationResult,
  type Principal,
  ResourceTreeResult,
} from "@lynceus/contract";
import { redact } from "@lynceus/guard";
import { drawResourceTree, renderTreeWords } from "@lynceus/reply";
import type { Rooms } from "../rooms.ts";
import type { Click, Outcome } from "./click.ts";

/** As much of the tree as the tool gives. */
const TOKENS = 10_000;

/** Draws an application's resource tree into the thread, as whoever clicked may see it. */
export async function showTree(
  { id, thread }: Click,
  application: ApplicationRef,
  asker: { readonly principal: Principal; readonly rooms: Pick<Rooms, "toolsFor" | "sender"> },
  signal: AbortSignal,
): Promise<Outcome> {
  const { principal, rooms } = asker;
  const tools = rooms.toolsFor(principal);
  const args = {
    instance: application.instance,
    applicationNamespace: application.namespace,
    applicationName: application.name,
  };
  const treeArgs = { ...args, maxTokens: TOKENS };
  const [about, tree] = await Promise.all([
    tools.callParsed(GetApplicationResult, "get_application", args, signal),
    tools.callParsed(ResourceTreeResult, "get_application_resource_tree", treeArgs, signal),
  ]);
  const picture = await drawResourceTree(about.application, tree, redact);
  try {
    await rooms.sender.picture(thread, picture, { key: `${id}:tree`, priority: "answer", signal });
    return { to: "nobody" };
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { to: "clicker", message: renderTreeWords(picture, error.message) };
  }
}
