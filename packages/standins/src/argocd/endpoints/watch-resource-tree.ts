import type { Answer, Call } from "../answer.ts";
import { folderOf, nameOf, namespaceOf } from "../application.ts";
import { findApplication } from "../find-application.ts";

/** `GET /api/v1/stream/applications/{name}/resource-tree`: the whole tree on every change, none at the start. */
export function watchResourceTree(call: Call): Answer {
  const { full } = findApplication(call);
  return {
    kind: "stream",
    open(stream) {
      const unsubscribe = call.world.subscribe(({ application }) => {
        const same =
          nameOf(application) === nameOf(full) && namespaceOf(application) === namespaceOf(full);
        const tree = call.world.answer(`${folderOf(full)}/resource-tree.json`);
        if (same && tree?.status === 200) stream.send(tree.body);
      });
      stream.onEnd(unsubscribe);
    },
  };
}
