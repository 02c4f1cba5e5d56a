import { compose } from "../message/compose.ts";
import type { Rendered } from "../rendered.ts";

const FORMS = [
  "`/argocd status` all applications that you may see; `/argocd status checkout` those of a project, cluster, instance or environment",
  "`/argocd app payments-api` what is wrong with one; `/argocd app payments-api prod` where there are several",
  "`/argocd diff payments-api` what is not in the cluster as Git wants it",
  "`/argocd history payments-api` what was deployed, by whom and when",
  "`/argocd find pay` applications by a part of their name, or what fails by a word such as `OOMKilled`",
] as const;

/** What `/argocd` can be asked. */
export function renderCommandHelp(): Rendered {
  return compose([
    { kind: "verdict", line: "Ask about Argo CD; only you see the answer until you post it." },
    ...FORMS.map((line) => ({ kind: "bullet", line }) as const),
    {
      kind: "line",
      line: "To have something investigated mention Lynceus in a thread, or choose «Diagnose with Lynceus» in a message's menu.",
    },
  ]);
}
