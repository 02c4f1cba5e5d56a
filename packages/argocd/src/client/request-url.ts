import { ArgocdError } from "../errors.ts";

/** Query parameters, a list as repeated ones; absent and empty ones are left out, because Argo CD gives an empty one a meaning. */
export type Query = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[] | undefined>
>;

/**
 * The URL of an API call: base URL with its sub-path (`server.rootpath`), then each segment encoded on
 * its own. Throws `ArgocdError` (`invalid`) for a segment that a server or proxy could resolve away.
 */
export function requestUrl(
  instance: string,
  base: string,
  segments: readonly string[],
  query: Query = {},
): URL {
  const url = new URL(base);
  url.pathname = [url.pathname.replace(/\/+$/, ""), ...segments.map(encode)].join("/");
  url.search = "";
  url.hash = "";
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === "object") {
      for (const item of value) url.searchParams.append(name, String(item));
    } else if (value !== undefined && value !== "") {
      url.searchParams.set(name, String(value));
    }
  }
  return url;

  function encode(segment: string): string {
    // A proxy may decode %2F before it routes, so `../x` must not pass even encoded.
    const leavesItsPlace = segment
      .split(/[/\\]/)
      .some((part) => part === "" || part === "." || part === "..");
    if (leavesItsPlace || /\p{Surrogate}/u.test(segment)) {
      throw new ArgocdError({
        failure: "invalid",
        instance,
        sentence: `Argo CD \`${instance}\` was not asked: "${segment.slice(0, 60)}" is not a name. Give the name as Argo CD lists it.`,
      });
    }
    return encodeURIComponent(segment);
  }
}

/** Checks a configured base URL; throws a sentence without the URL when it carries a credential. */
export function checkBaseUrl(instance: string, base: string): void {
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password === "") {
    return;
  }
  throw new ArgocdError({
    failure: "invalid",
    instance,
    sentence: `The \`url\` of Argo CD \`${instance}\` has to be an http or https address without a user name or password in it. Correct it in lynceus.yaml.`,
  });
}
