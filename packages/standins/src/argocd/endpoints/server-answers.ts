import { type Answer, type Call, ok, replay } from "../answer.ts";
import { at, isObject, type Json } from "../json.ts";

/** `GET /api/version`: whole for a token, else the version alone. */
export function version(call: Call): Answer {
  const recorded = call.world.answer("version.json");
  if (call.loggedIn) return replay(recorded);
  return ok({ Version: at(recorded?.body, "Version") ?? "" });
}

/** `GET /api/v1/settings`: without a token the part that a login page needs. */
export function settings(call: Call): Answer {
  const recorded = call.world.answer("settings.json");
  if (call.loggedIn || !isObject(recorded?.body)) return replay(recorded);
  const { controllerNamespace: _, resourceOverrides: __, ...open } = recorded.body;
  return ok(open);
}

/** `GET /api/v1/session/userinfo`: nothing at all without a token. */
export function userInfo(call: Call): Answer {
  return call.loggedIn ? replay(call.world.answer("userinfo.json")) : ok({});
}

/** `GET /api/v1/repositories`. */
export function repositories(call: Call): Answer {
  const none: Json = { metadata: {}, items: null };
  return replay(call.world.answer("repositories.json"), none);
}
