import { quote, quoteNames } from "../../text/quote.ts";
import { warningRule } from "./warning-rule.ts";

const excluded = /Resource (\S*\/\S+) (\S+) is excluded in the settings/;

/** D13: Git declares what this Argo CD is told to leave alone: it is neither applied nor removed. */
export const excludedResource = warningRule(
  "D13",
  "ExcludedResourceWarning",
  ({ texts, place }) => {
    const all = texts.flatMap((text) => {
      const [, kind, name] = excluded.exec(text) ?? [];
      return kind === undefined || name === undefined
        ? []
        : [{ kind: kind.replace(/^\//, ""), name }];
    });
    if (all.length === 0) return undefined;
    const kinds = quoteNames([...new Set(all.map(({ kind }) => kind))]);
    const names = quoteNames(all.map(({ name }) => name));
    return {
      headline: `${kinds} ${names} ${all.length > 1 ? "are" : "is"} never applied: this Argo CD excludes the kind`,
      facts: [
        {
          text: `${quote("resource.exclusions")} of this Argo CD leaves ${kinds} out`,
          where: "condition ExcludedResourceWarning",
        },
      ],
      fix: `Remove ${names} from ${place}, or have the platform change ${quote("resource.exclusions")}.`,
    };
  },
);
