import { quote } from "../../text/quote.ts";
import { sourceRule } from "../source/source-rule.ts";

const missing = [
  /Application referencing project (\S+) which does not exist/,
  /application references project (\S+) which does not exist/,
  /(?:Failed to load application project: )?(?:error getting app project "[^"]*": )?appproject(?:s?\.argoproj\.io)? "([^"]+)" not found/,
  /app is not allowed in project "([^"]+)", or the project does not exist/,
];

/**
 * B3: the project that the Application names does not exist. Argo CD 3.5 then answers 400 for the
 * application itself; only the list and the stream show it.
 */
export const projectMissing = sourceRule("B3", ({ words }) => {
  for (const pattern of missing) {
    const found = pattern.exec(words);
    if (found === null) continue;
    const project = quote(found[1] ?? "", 60);
    const vague = /or the project does not exist/.test(found[0]);
    return {
      headline: `its project ${project} does not exist in Argo CD${vague ? ", or does not allow it" : ""}`,
      facts: [{ text: `The Application names project ${project}`, where: "spec.project" }],
      from: found.index,
      fix: `Create project ${project}, or set \`spec.project\` to one that exists.`,
    };
  }
  return undefined;
});
