import { quote, quoteError, quoteNames } from "../../text/quote.ts";
import { rejectedRule } from "./rejected-rule.ts";
import { warningRule } from "./warning-rule.ts";

const shared = /([\w.-]+)\/(\S+) is part of applications (\S+) and ([^\s,;]+)/;
const mostNamed = 4;

interface Shared {
  readonly kind: string;
  readonly object: string;
  readonly applications: readonly string[];
}

/** One of the two may be told with its namespace: `argocd/web and web-eu`. */
function readShared(text: string): Shared | undefined {
  const [, kind, object, one, other] = shared.exec(text) ?? [];
  if (kind === undefined || object === undefined || one === undefined) return undefined;
  const applications = [one, other ?? ""].map((name) => name.split(/[/_]/).at(-1) ?? name);
  return { kind, object, applications };
}

/** D11: two applications declare one object and overwrite each other. It may be told on one of the two only. */
export const sharedResource = warningRule("D11", "SharedResourceWarning", ({ texts, place }) => {
  const all = texts.flatMap((text) => readShared(text) ?? []);
  if (all.length === 0) return undefined;
  return tell(all, place);
});

/** The same where the sync option `FailOnSharedResource=true` makes the sync fail. */
export const sharedAtSync = rejectedRule("D11", {
  read: (words) => (/^Shared resource found: /.test(words) ? readShared(words) : undefined),
  tell: ({ first, all, place }) => {
    const told = tell(
      all.map(({ read }) => read),
      place,
    );
    return {
      ...told,
      headline: `the sync fails: ${told.headline}`,
      facts: [{ text: quoteError(first.words, 240), where: "operation" }],
    };
  },
});

function tell(all: readonly Shared[], place: string) {
  const objects = [...new Set(all.map(({ kind, object }) => `${kind} ${quote(object, 63)}`))];
  const more = objects.length > mostNamed ? ` and ${objects.length - mostNamed} more` : "";
  const named = `${objects.slice(0, mostNamed).join(", ")}${more}`;
  const applications = quoteNames([...new Set(all.flatMap((each) => each.applications))]);
  const are = objects.length > 1 ? "are" : "is";
  return {
    headline: `${named} ${are} declared by ${applications}, which overwrite each other`,
    facts: [
      {
        text: `Whichever of ${applications} syncs last has its way; the other is OutOfSync then`,
        where: "condition SharedResourceWarning",
      },
    ],
    fix: `Keep ${named} in one of ${applications} and remove ${objects.length > 1 ? "them" : "it"} from the other, or give each a name of its own (here ${place}).`,
  };
}
