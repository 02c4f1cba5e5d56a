/** `<@U1>` `<#C1|name>` `<!subteam^S1|@team>` `<https://x|label>`: Slack's markup in message text. */
const MARKUP = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

function unwrap(kind: string, target: string, label: string | undefined): string {
  switch (kind) {
    case "@":
      return label ?? `@${target}`;
    case "#":
      return `#${label ?? target}`;
    case "!":
      return label ?? "";
    default:
      // An address that Slack made out of a bare host name (`foo.example`) reads as it was typed.
      return label ?? target;
  }
}

/**
 * What a person typed, out of what Slack sends: markup resolved, `&amp; &lt; &gt;` decoded once, the
 * mention of `botUserId` removed. White space at the ends goes; line breaks stay.
 */
export function plainText(text: string, botUserId: string): string {
  return text
    .replaceAll(MARKUP, (_, kind: string, target: string, label?: string) =>
      kind === "@" && target === botUserId ? "" : unwrap(kind, target, label),
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}
