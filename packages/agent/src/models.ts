/** Who investigates unless configured otherwise. */
export const defaultModel = "claude-sonnet-5-5";

/** Small and quick: triage and the verification pass. */
export const triageModel = "claude-haiku-5-5";

/** Asked once when the default model refuses. */
export const escalationModel = "claude-opus-5-5";
