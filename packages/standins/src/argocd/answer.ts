import type { Account } from "./account.ts";
import type { Json, JsonObject } from "./json.ts";
import type { LiveWorld, RecordedAnswer } from "./live-world.ts";

/** What an endpoint gives back; the server turns it into bytes. */
export type Answer =
  | { readonly kind: "json"; readonly status: number; readonly body: unknown }
  | { readonly kind: "stream"; readonly open: (stream: Stream) => void };

/** The far end of a stream: one message after another until somebody ends it. */
export interface Stream {
  /**
   * A message under `result`, as `fields` leave it. With a key, a message that is the same as the
   * last one of that key is dropped. Headers travel with the first message, not before.
   */
  send(result: Json, key?: string): void;
  end(): void;
  /** Calls back when either side has ended it; at once when that has happened already. */
  onEnd(callback: () => void): void;
}

/** One authenticated request, parsed as far as all endpoints need it. */
export interface Call {
  readonly world: LiveWorld;
  readonly account: Account;
  readonly loggedIn: boolean;
  /** The segments of the path that its pattern names. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
}

/** Query parameters as Argo CD reads them: the first of several values, typed by the endpoint. */
export interface Query {
  has(name: string): boolean;
  text(name: string): string;
  number(name: string): number;
  flag(name: string): boolean;
  all(name: string): readonly string[];
}

export type Endpoint = (call: Call) => Answer;

export function ok(body: unknown): Answer {
  return { kind: "json", status: 200, body };
}

/** A recorded answer as it was, refusals with their own status. */
export function replay(recorded: RecordedAnswer | undefined, whenAbsent: Json = {}): Answer {
  if (recorded === undefined) return ok(whenAbsent);
  return { kind: "json", status: recorded.status, body: recorded.body };
}

/** A list as Argo CD tells it: an empty one is `null`. */
export function withItems(list: JsonObject, items: readonly unknown[]): unknown {
  return { ...list, items: items.length > 0 ? items : null };
}
