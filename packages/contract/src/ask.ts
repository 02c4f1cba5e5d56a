/** What a person wants to be told about one application, beyond what is wrong with it. */
export type Ask =
  /** The telling lines of its logs. */
  | { readonly kind: "logs" }
  /** What was deployed last, and what that changed. */
  | { readonly kind: "changes" }
  /** Whether other applications fail for the same cause. */
  | { readonly kind: "others" }
  | { readonly kind: "status"; readonly of: "state" | "version" | "deployer" }
  /** What to change so that it works again. */
  | { readonly kind: "fix" }
  /** Whether what was pasted is critical. */
  | { readonly kind: "paste"; readonly paste: Paste };

/** Log lines or a stack trace that a person pasted, and what stands in them. Untrusted text. */
export interface Paste {
  /** As they were pasted, without empty ones. */
  readonly lines: readonly string[];
  /** The line that says most: the innermost cause, else the first of the highest level. */
  readonly telling: string;
  readonly level: "error" | "warning" | "other";
  /** `java.net.ConnectException`, `KeyError`. */
  readonly exception?: string;
  /** The host that the lines speak of. */
  readonly host?: string;
  /** A configuration key or environment variable that the lines speak of. */
  readonly key?: string;
  /** Words that may name the application: pods, services, hosts. Lower case. */
  readonly names: readonly string[];
}
