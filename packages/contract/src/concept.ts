/** A word of Argo CD or Kubernetes that people ask about, told without looking at anything. */
export interface Concept {
  /** As Argo CD or Kubernetes writes it. */
  readonly term: string;
  /** Its meaning in a sentence or two. */
  readonly meaning: string;
  /** What usually is behind it, or what to do about it. */
  readonly next?: string;
}
