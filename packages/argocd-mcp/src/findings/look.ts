import type { Finding, SeenDeployment } from "@lynceus/contract";

/** What a look at an application came to, redacted and bounded. */
export interface Look {
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** The newest ones, newest first; one that was begun and did not succeed leads. */
  readonly deployments: readonly LookedDeployment[];
  readonly images: readonly string[];
  /** Everything that a diagnosis reads, or only the application itself. */
  readonly depth: "diagnosis" | "application";
  /** Why it came to nothing, in words. */
  readonly failure?: string;
  /** Epoch milliseconds when it began. */
  readonly at: number;
}

/** A deployment as one application knows it; who reads it knows of which. */
export type LookedDeployment = Omit<SeenDeployment, "application" | "now" | "wrong">;
