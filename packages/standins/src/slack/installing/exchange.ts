import { randomBytes } from "node:crypto";
import type { LocalSlack } from "../local-slack.ts";

/** An app's credentials for installing it. */
export interface AppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

type Grant = Readonly<Record<string, unknown>>;

/** Codes that Slack hands to a browser, each good for one `oauth.v2.access`. */
export function createExchange({ clientId, clientSecret }: AppCredentials) {
  const grants = new Map<string, () => Grant>();

  function add(grant: () => Grant): string {
    const code = randomBytes(12).toString("hex");
    grants.set(code, grant);
    return code;
  }

  /** `where` says for which workspace or organisation. */
  const grant = ({ bot, install }: LocalSlack, user: string, where: Grant) =>
    add(() => ({
      ok: true,
      access_token: install(),
      token_type: "bot",
      scope: bot.scopes.join(","),
      bot_user_id: bot.userId,
      app_id: bot.appId,
      ...where,
      authed_user: { id: user },
    }));

  return {
    /** Somebody allows the app into a workspace. */
    allow: (slack: LocalSlack, user: string): string =>
      grant(slack, user, {
        team: { id: slack.team.id, name: slack.team.name },
        enterprise: null,
        is_enterprise_install: false,
      }),
    /** Somebody allows it for a whole organisation. */
    allowForAll: (slack: LocalSlack, user: string): string =>
      grant(slack, user, {
        team: null,
        enterprise: { id: "E0ACME0001", name: "Acme Group" },
        is_enterprise_install: true,
      }),
    /** The answer of `oauth.v2.access`. */
    redeem(args: Readonly<Record<string, unknown>>, basic: string | undefined): Grant {
      const [id, secret] = basic?.split(":") ?? [args.client_id, args.client_secret];
      if (id !== clientId) return { ok: false, error: "invalid_client_id" };
      if (secret !== clientSecret) return { ok: false, error: "bad_client_secret" };
      const code = String(args.code);
      const grant = grants.get(code);
      grants.delete(code);
      return grant?.() ?? { ok: false, error: "invalid_code" };
    },
  };
}
