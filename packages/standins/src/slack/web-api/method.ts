import type { z } from "zod";
import type { Files } from "../files/files.ts";
import type { RateTier } from "../rate-tiers.ts";
import type { Sessions } from "../streaming/sessions.ts";
import type { Streams } from "../streaming/streams.ts";
import type { ThreadStatus } from "../thread-statuses.ts";
import type { Triggers } from "../views/triggers.ts";
import type { Views } from "../views/views.ts";
import type { Workspace } from "../workspace.ts";
import { explained } from "./api-error.ts";

/** What a method works on. */
export interface Office {
  readonly workspace: Workspace;
  /** A WebSocket URL that is good for one connection. */
  openConnection(): string;
  /** The bot's token is worth nothing from now on. */
  revoke(): void;
  setStatus(status: ThreadStatus): void;
  readonly streams: Streams;
  readonly sessions: Sessions;
  readonly triggers: Pick<Triggers, "redeem">;
  readonly views: Views;
  readonly files: Files;
}

type Body = Readonly<Record<string, unknown>>;

/** One Web API method: who may call it, how often, and what it does. */
export interface Method {
  readonly token: "bot" | "app";
  readonly tier: RateTier;
  /** Any one of these bot scopes lets the call through; empty asks for none. */
  readonly scopes: readonly string[];
  /** The answer without `ok`; throws `ApiError`. */
  run(args: Body, office: Office): Body;
}

/** Declares a method by the arguments it takes; what does not parse is `invalid_arguments`. */
export function method<Schema extends z.ZodObject>(declared: {
  readonly token?: "app";
  readonly tier: RateTier;
  readonly scopes?: readonly string[];
  readonly args: Schema;
  readonly run: (args: z.output<Schema>, office: Office) => Body;
}): Method {
  return {
    token: declared.token ?? "bot",
    tier: declared.tier,
    scopes: declared.scopes ?? [],
    run(args, office) {
      const parsed = declared.args.safeParse(args, { reportInput: true });
      if (!parsed.success) {
        throw explained("invalid_arguments", parsed.error.issues.map(tellIssue));
      }
      return declared.run(parsed.data, office);
    },
  };
}

function tellIssue({ path, input, message }: z.core.$ZodIssue): string {
  if (input === undefined) return `missing required field: ${path.join("/")}`;
  return `${message} [json-pointer:/${path.join("/")}]`;
}
