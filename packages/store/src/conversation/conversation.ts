/** What a thread is about, as the steps last left it. `version` rises with every change. */
export interface Conversation {
  readonly threadKey: string;
  readonly team: string;
  readonly state: unknown;
  readonly version: number;
  readonly updatedAt: Date;
}
