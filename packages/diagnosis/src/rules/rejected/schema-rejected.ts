import { quote, quoteError, quoteNames } from "../../text/quote.ts";
import { readSchemaError } from "./read-schema-error.ts";
import { rejectedRule } from "./rejected-rule.ts";
import { sayObjects, whereRefused } from "./say-objects.ts";

/** D7: the manifest is not what the API server's schema asks for: a field it does not know, a wrong type, a missing value. */
export const schemaRejected = rejectedRule("D7", {
  read: readSchemaError,
  tell: ({ first, all, place }) => {
    const { field, problem } = first.read;
    const fields = [...new Set(all.flatMap(({ read }) => read.field ?? []))];
    const what = field === undefined ? "" : `: ${quote(field, 120)}`;
    const reasons = [...new Map(all.map((each) => [each.read.problem, each])).values()];
    return {
      headline: `the sync fails: ${sayObjects(all)} ${all.length > 1 ? "are" : "is"} not valid${what}${problem.startsWith("must be") ? ` ${problem}` : ` ${quoteError(problem, 120)}`}`,
      facts: reasons.slice(0, 2).map(({ words, resource }) => ({
        text: quoteError(words, 300),
        where: whereRefused(resource),
      })),
      fix: `Correct ${fields.length === 0 ? "the manifest" : quoteNames(fields, 3)} of ${sayObjects(all)} in ${place}.`,
    };
  },
});
