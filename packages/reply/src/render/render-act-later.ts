import type { FirstLook } from "@lynceus/contract";
import { compose } from "../message/compose.ts";
import type { Rendered } from "../rendered.ts";
import { firstLookParts } from "./render-first-look.ts";

/** Asked to change something, which it cannot yet: said plainly, with the look that it can offer. */
export function renderActLater(
  action: string,
  look: FirstLook | undefined,
  options: { readonly now: Date },
): Rendered {
  const refusal = `Nothing was changed: Lynceus only looks, it cannot ${action} yet.`;
  if (look === undefined) {
    const line = "Name an application and it says how that stands and what to do.";
    return compose([
      { kind: "verdict", line: refusal },
      { kind: "line", line },
    ]);
  }
  return compose(
    [{ kind: "verdict", line: refusal }, ...firstLookParts(look, options)],
    options.now,
  );
}
