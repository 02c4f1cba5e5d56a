import type { InvestigationRequest } from "@lynceus/contract";

/** Which investigation a message is about: its id for the buttons, and what it started from. */
export interface Investigated {
  readonly id: string;
  readonly request: InvestigationRequest;
}
