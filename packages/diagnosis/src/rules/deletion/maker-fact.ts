import type { Fact } from "@lynceus/contract";
import type { Maker } from "../../scene/read-maker.ts";
import { quote } from "../../text/quote.ts";

export function makerFact({ kind, name, element }: Maker): Fact {
  const by = element === undefined ? "" : ` (element ${quote(element, 80)})`;
  return {
    text: `${kind} ${quote(name, 63)} makes it${by}, and makes it again after it is deleted`,
    where: kind === "ApplicationSet" ? "ownerReferences" : "tracking id",
  };
}
