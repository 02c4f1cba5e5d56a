/**
 * What Slack accepts, in UTF-16 units and counts (Block Kit and `chat.*` reference). A message beyond them
 * is refused as a whole with `invalid_blocks` or `msg_too_long`.
 */
export const SLACK = {
  blocks: 50,
  textObject: 3000,
  actionsElements: 25,
  buttonText: 75,
  actionId: 255,
  value: 2000,
  url: 3000,
  modalTitle: 24,
  modalBlocks: 100,
  altText: 1000,
  /** `chat.update` refuses more; `chat.postMessage` only from 40,000. */
  text: 4000,
} as const;

/** What a person on a phone bears; always within `SLACK`. */
export const ROOM = {
  /** The fallback text, redaction not yet applied. */
  text: 3500,
  verdict: 500,
  /** Above the length of any sentence of ours: its end is the next step. */
  line: 600,
  fact: 300,
  footer: 900,
  /** A name or a word that somebody typed, shown back. */
  name: 80,
  excerpt: 1200,
  /** With its source line within one text object. */
  drawerExcerpt: 2300,
  facts: 3,
  failures: 5,
  candidates: 8,
  listed: 12,
  excerpts: 12,
} as const;
