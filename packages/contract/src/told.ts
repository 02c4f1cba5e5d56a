import type { Answer } from "./answer.ts";
import type { ApplicationSummary } from "./application.ts";
import type { Paste } from "./ask.ts";
import type {
  ApplicationDiffResult,
  ApplicationHistoryResult,
  ManifestsResult,
} from "./change-results.ts";
import type { Diagnosis, Finding, LogWarning } from "./finding.ts";
import type { FindFindingsResult, FindingGroup } from "./findings-result.ts";
import type { WorkloadLogsResult } from "./resource-results.ts";
import type { GetApplicationResult } from "./tool-results.ts";

/** How the application was found; said when it was not named in the question. */
export interface FoundNote {
  readonly foundBy: "question" | "near-name" | "namespace" | "thread" | "channel" | "choice";
  /** The misspelt word when `foundBy` is `near-name`; the namespace when it is that. */
  readonly asked?: string;
  /** Among how many applications it was looked for when `foundBy` is `channel` or `namespace`. */
  readonly among?: number;
}

/** What somebody asked to be told about one application, and how that was found. */
export type Told = ToldOf & { readonly found: FoundNote };

type ToldOf =
  | {
      readonly outcome: "logs";
      readonly application: ApplicationSummary;
      readonly logs: WorkloadLogsResult;
    }
  | {
      readonly outcome: "changes";
      readonly history: ApplicationHistoryResult;
      /** What the newest revision changed against the one before; absent when it could not be had. */
      readonly brought?: ManifestsResult;
      /** What is not in the cluster as Git wants it. */
      readonly drift?: ApplicationDiffResult;
      /** Its failures, when it has any. */
      readonly failing: readonly Finding[];
      /** What could not be had and why, in sentences. */
      readonly gaps: readonly string[];
    }
  | {
      readonly outcome: "status";
      readonly of: "state" | "version" | "deployer";
      readonly state: GetApplicationResult;
      readonly failing: readonly Finding[];
    }
  | {
      readonly outcome: "fix";
      readonly diagnosis: Diagnosis;
      /** The failures that are meant. */
      readonly failing: readonly Finding[];
      /** What an investigation in this thread came to. */
      readonly answer?: Answer;
      /** What the newest revision changed, where that is what fails. */
      readonly brought?: ManifestsResult;
    }
  | {
      /** Whether others fail for the same cause. */
      readonly outcome: "others";
      readonly diagnosis: Diagnosis;
      /** What it fails by; absent when it does not fail. */
      readonly finding?: Finding;
      /** Those with the same cause, itself among them; absent when it could not be found out. */
      readonly sharing?: {
        readonly group?: FindingGroup;
        readonly looked: FindFindingsResult["looked"];
      };
      /** Why it could not be found out. */
      readonly gap?: string;
    }
  | {
      readonly outcome: "paste";
      readonly paste: Paste;
      readonly weight: PasteWeight;
      /** What the application itself shows; absent when none was found. */
      readonly seen?: {
        readonly diagnosis: Diagnosis;
        /** Where else the pasted lines stand. */
        readonly match: PasteMatch;
      };
    };

/** How much pasted lines weigh by themselves, and why. */
export type PasteWeight = Pick<LogWarning, "weight" | "reason">;

export type PasteMatch =
  /** They are what a finding rests on. */
  | { readonly kind: "finding"; readonly finding: Finding }
  /** They stand in the logs of a running container. */
  | { readonly kind: "logged"; readonly count: number; readonly pod?: string; readonly at?: string }
  /** Neither in the findings nor in the logs that could be read. */
  | { readonly kind: "none"; readonly lines: number };
