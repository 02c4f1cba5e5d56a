import { MASK } from "./mask.ts";

const USERINFO = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s/?#"'<>]+)@/gi;
const PLAIN_USER = /^[a-z][a-z-]{0,19}$/i;

/** Masks `user:password@` in URLs; a mere user such as `git@` stays. */
export function maskUserinfo(text: string): string {
  return text.replace(USERINFO, (whole, scheme: string, userinfo: string) =>
    PLAIN_USER.test(userinfo) ? whole : `${scheme}${MASK}@`,
  );
}
