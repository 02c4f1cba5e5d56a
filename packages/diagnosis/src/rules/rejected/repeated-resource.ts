import { plain, quote, quoteNames } from "../../text/quote.ts";
import { warningRule } from "./warning-rule.ts";

const repeated = /Resource (\S+) appeared (\d+) times among application resources/;

/** D12: the manifests hold one object more than once; Argo CD applies the last one. */
export const repeatedResource = warningRule(
  "D12",
  "RepeatedResourceWarning",
  ({ texts, place }) => {
    const all = texts.flatMap((text) => {
      const [, key, times] = repeated.exec(text) ?? [];
      return key === undefined ? [] : [{ key, name: key.split("/").at(-1) ?? key, times }];
    });
    const [first] = all;
    if (first === undefined) return undefined;
    const names = quoteNames(all.map(({ name }) => name));
    const kind = first.key.split("/").at(-3);
    return {
      headline: `${all.length === 1 && kind !== undefined ? `${plain(kind, 60)} ` : ""}${names} ${all.length > 1 ? "are" : "is"} declared more than once in its manifests`,
      facts: all.slice(0, 3).map(({ key, times }) => ({
        text: `${quote(key, 140)} appears ${times} times`,
        where: "condition RepeatedResourceWarning",
      })),
      fix: `Keep one declaration of ${names} in ${place}: two files, two sources or a base and its overlay have it.`,
    };
  },
);
