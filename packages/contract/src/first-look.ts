import type { ApplicationSummary } from "./application.ts";
import type { Diagnosis, Finding } from "./finding.ts";
import type { FindFindingsResult } from "./findings-result.ts";
import type { Survey } from "./survey.ts";
import type { FoundNote, Told } from "./told.ts";
import type { InstanceGap, ListApplicationsResult } from "./tool-results.ts";

/** What a first look came to: what reply renders, and what an investigation starts from. */
export type FirstLook =
  | Told
  | {
      /** Applications in many: grouped by cause, or listed where the question is not about failures. */
      readonly outcome: "survey";
      readonly survey: Survey;
      readonly found?: FindFindingsResult;
      readonly listed?: readonly ApplicationSummary[];
      /** Applications that were counted for `listed`, and how old that is. */
      readonly among?: { readonly total: number; readonly ageSeconds: number };
    }
  | (FoundNote & {
      readonly outcome: "diagnosed";
      readonly diagnosis: Diagnosis;
      /** The findings that the person picked out of several; all of them when absent. */
      readonly focus?: readonly Finding[];
      readonly tookMs: number;
    })
  | {
      /** Several applications fit: asked back, with buttons, unhealthy first. */
      readonly outcome: "which-application";
      readonly asked: string | undefined;
      readonly why: "same-name" | "partial-name" | "several-named" | "none-named";
      readonly candidates: readonly ApplicationSummary[];
      readonly leftOut: number;
      readonly gaps: readonly InstanceGap[];
    }
  | {
      /** Named, but not among those that the asker may see. */
      readonly outcome: "unknown-application";
      readonly asked: string;
      readonly near: readonly ApplicationSummary[];
      readonly gaps: readonly InstanceGap[];
      readonly instances: number;
    }
  | {
      /** An ApplicationSet was meant that fails, and nothing that it has made can be looked at. */
      readonly outcome: "failed-set";
      /** The word that named it, or the application that it would make. */
      readonly asked: string;
      readonly set: {
        readonly instance: string;
        readonly namespace: string;
        readonly name: string;
        /** Why it makes nothing new; untrusted text from Argo CD. */
        readonly error: string;
      };
    }
  | {
      /** Nothing named, nothing unhealthy in the projects of this channel. */
      readonly outcome: "nothing-named";
      readonly applications: number;
      readonly gaps: readonly InstanceGap[];
    }
  | { readonly outcome: "fleet-status"; readonly status: ListApplicationsResult }
  | {
      /** A reply picks among failures, but it could be more than one of them. */
      readonly outcome: "which-failure";
      readonly diagnosis: Diagnosis;
    }
  | {
      /** Argo CD could not be asked. The sentence says what happened, why, and what to do. */
      readonly outcome: "unavailable";
      readonly sentence: string;
      readonly application?: string;
    };
