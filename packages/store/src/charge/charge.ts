/** Whom an investigation counts to, and what may be begun and spent there in a day, if that is limited. */
export interface Allowance {
  /** Who it is: `user/slack:T1:U1`. */
  readonly account: string;
  readonly investigations?: number | undefined;
  readonly usd?: number | undefined;
}

/** What an account has used since 00:00 UTC. */
export interface Used {
  readonly account: string;
  readonly investigations: number;
  /** US dollars of those that have ended. */
  readonly usd: number;
  /** US dollars that are set aside for those that have not. */
  readonly held: number;
}
