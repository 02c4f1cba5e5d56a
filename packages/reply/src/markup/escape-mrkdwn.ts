const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** The three characters that begin Slack's control sequences (`<!channel>`, `<@U1>`, `<https://…|…>`). */
export function escapeMrkdwn(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

/** The longest beginning of `text` that is at most `max` long once escaped; never half a character. */
export function escapablePrefix(text: string, max: number): string {
  let kept = "";
  let length = 0;
  for (const character of text) {
    length += escapeMrkdwn(character).length;
    if (length > max) break;
    kept += character;
  }
  return kept;
}
