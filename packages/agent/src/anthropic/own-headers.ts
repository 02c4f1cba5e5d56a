import type { Middleware } from "@anthropic-ai/sdk";

const sdkOwn = /^(accept|content-type|user-agent|anthropic-version|x-stainless-.*)$/;

/**
 * Lets through what the SDK says of itself, and `headers`; nothing else. The SDK would add whatever
 * `ANTHROPIC_CUSTOM_HEADERS` holds, over the credential it was given.
 */
export function ownHeaders(headers: Readonly<Record<string, string>>): Middleware {
  return (request, next) => {
    const sent: Headers = request.headers;
    for (const name of [...sent.keys()]) {
      if (!sdkOwn.test(name)) sent.delete(name);
    }
    for (const [name, value] of Object.entries(headers)) sent.set(name, value);
    return next(request);
  };
}
