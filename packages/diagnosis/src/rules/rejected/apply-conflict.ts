import { quote, quoteError, quoteNames } from "../../text/quote.ts";
import { rejectedRule } from "./rejected-rule.ts";
import { sayObjects, whereRefused } from "./say-objects.ts";

const conflict = /Apply failed with \d+ conflicts?: ([\s\S]*)/;

/** D10: server-side apply meets a field that another manager owns. */
export const applyConflict = rejectedRule("D10", {
  read: (words) => {
    const said = conflict.exec(words)?.[1];
    if (said === undefined) return undefined;
    const managers = [...said.matchAll(/conflicts? with "([^"]+)"/g)].map((each) => each[1] ?? "");
    const fields = [...said.matchAll(/(?:^|[\s:-])(\.[a-z][\w.[\]="/-]*)/g)].map(
      (each) => each[1] ?? "",
    );
    return { managers: [...new Set(managers)], fields: [...new Set(fields)] };
  },
  tell: ({ first, all, place }) => {
    const managers = quoteNames([...new Set(all.flatMap(({ read }) => read.managers))], 3);
    const fields = [...new Set(all.flatMap(({ read }) => read.fields))];
    const which = fields.length === 0 ? "fields" : quoteNames(fields, 3);
    return {
      headline: `the sync fails: ${which} of ${sayObjects(all)} ${fields.length === 1 ? "belongs" : "belong"} to another manager, ${managers}`,
      facts: [{ text: quoteError(first.words, 280), where: whereRefused(first.resource) }],
      fix: `Leave ${which} to ${managers}: remove it from ${place}, or ignore it (\`ignoreDifferences\` with \`managedFieldsManagers\` and ${quote("RespectIgnoreDifferences=true")}). If Git shall own it, stop the other manager.`,
    };
  },
});
