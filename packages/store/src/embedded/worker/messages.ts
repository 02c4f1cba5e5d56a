/** One statement, or several without parameters, for the one session of the database. */
export interface Request {
  readonly id: number;
  readonly text: string;
  /** Left out for statements without parameters, of which there may be several in `text`. */
  readonly params?: readonly unknown[];
  readonly rowMode?: "array" | "object";
  /** Types, by their OIDs, whose values are wanted as PostgreSQL writes them. */
  readonly asText?: readonly number[];
  /** False within a transaction: what it has done is safe with its end. */
  readonly durable: boolean;
}

/** What came of a statement, in the shape of PGlite's results. */
export interface Outcome {
  readonly rows: readonly unknown[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly affectedRows?: number | undefined;
  /** PostgreSQL's word for what was done. */
  readonly command?: string;
}

/** An error with the fields of PostgreSQL's own; an `Error` would lose them between threads. */
export interface Failure {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type Reply =
  | { readonly id: number; readonly results: readonly Outcome[] }
  | { readonly id: number; readonly failure: Failure };

/** What the thread has done since it was opened. */
export interface Work {
  readonly statements: number;
  /** How often it waited for the disk to have what was committed. */
  readonly syncs: number;
}

/** What the database's thread says. */
export type Said =
  | { readonly kind: "ready" }
  /** It could not be opened. `words` are PostgreSQL's last, when it was PostgreSQL that gave up. */
  | { readonly kind: "unopened"; readonly failure: Failure; readonly words: string | undefined }
  /** Together, because together they became safe. */
  | {
      readonly kind: "replies";
      readonly replies: readonly Reply[];
      readonly notifications: readonly { readonly channel: string; readonly payload: string }[];
    }
  /** PostgreSQL gave up: nothing works from here on. */
  | { readonly kind: "fatal"; readonly words: string | undefined }
  | ({ readonly kind: "closed" } & Work);

/** What it is told. */
export type Told = readonly Request[] | "close";
