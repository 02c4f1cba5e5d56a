import { quote, quoteNames } from "../../text/quote.ts";
import { rejectedRule } from "./rejected-rule.ts";

const template =
  /spec\.(template|selector|completions|completionMode|podFailurePolicy|backoffLimitPerIndex)\b[\s\S]*field is immutable/;
/** Kubernetes before 1.33 prints Go (`Image:"a:1"`), later JSON (`"Image":"a:1"`). */
const image = /"?[Ii]mage"?:\s*"([^"]+)"/;

/** D3: a Job that exists is applied with another pod template, which Kubernetes never allows. */
export const immutableJob = rejectedRule("D3", {
  read: (words, { kind }) => {
    if (kind !== "Job" && !/^Job\.batch /.test(words)) return undefined;
    const field = template.exec(words)?.[1];
    return field === undefined ? undefined : { field, image: image.exec(words)?.[1] };
  },
  tell: ({ first, all, place }) => {
    const names = quoteNames(all.map(({ resource }) => resource.name));
    const field = quote(`spec.${first.read.field}`, 60);
    return {
      headline: `the sync fails: Job ${names} exists with another ${first.read.field === "template" ? "pod template" : field}, and a Job is immutable`,
      facts: [
        {
          text: `${field}: field is immutable${first.read.image === undefined ? "" : `; Git now asks for ${quote(first.read.image, 120)}`}`,
          where: `Job ${first.resource.name}, SyncFailed`,
        },
      ],
      fix: `Make the Job a hook in ${place} (\`argocd.argoproj.io/hook: Sync\` with \`hook-delete-policy: BeforeHookCreation\`), give it a new name per version, or use sync options \`Replace=true,Force=true\`. Deleting the Job and syncing by hand helps once.`,
    };
  },
});
