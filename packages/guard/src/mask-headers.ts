import { MASK } from "./mask.ts";

const SCHEME = /(?<![\w-])((?:bearer|basic)[ \t]{1,4})([\w.~+/=-]{8,})/gi;
/** An ordinary word after the scheme's name, or a challenge's parameter: `Bearer realm=`. */
const WORD = /^(?:[A-Z]?[a-z]+(?:[_-][a-z]+)*[.=]{0,2}|[a-z_]{1,40}=[\w/:.-]+)$/;
const AUTHORIZATION =
  /(?<![\w-])(authorization\\?["']?[ \t]{0,3}[:=][ \t]{0,3}\\?["']?(?:bearer|basic|token|digest|negotiate|apikey)[ \t]{1,3})([^\s"'\\]+)/gi;
const COOKIE =
  /(?<![\w-])((?:set-)?cookie\\?["']?[ \t]{0,3}:[ \t]{0,3}\\?["']?)([^\s"'\\][^\n"'\\]*)/gi;

/** Masks what HTTP carries credentials in: `Authorization`, `Cookie`, bare `Bearer …` and `Basic …`. */
export function maskHeaders(text: string): string {
  const keepName = (_: string, name: string) => name + MASK;
  return text
    .replace(AUTHORIZATION, keepName)
    .replace(COOKIE, keepName)
    .replace(SCHEME, (whole, scheme: string, value: string) =>
      WORD.test(value.slice(0, 200)) ? whole : scheme + MASK,
    );
}
