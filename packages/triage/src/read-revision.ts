/** `…/commit/f38f0c4`, `…/-/commit/f38f0c4`. */
const COMMIT_LINK = /\S*\/commits?\/([0-9a-f]{7,40})\b\S*/;
const PULL_LINK =
  /\S*\/(?:pull|pulls|pull-requests|pullrequest|merge_requests)\/(\d{1,7})(?:\/\S*)?(?=[\s?!.,)]|$)/;
const PULL =
  /\b(?:pr|pull request|pull|mr|merge request) ?[#!]?(\d{1,7})\b|(?:^|\s)[#!](\d{2,7})(?=[\s?!.,]|$)/;
const CALLED = /\b(?:commit|revision|sha|rev) ["']?([0-9a-f]{7,40})\b/;
/** A hash stands alone: that of a pod, an image or a digest is part of a longer name. */
const COMMIT = /(?<![\w./:@-])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,40}(?![\w-]|[./:]\w)/;
/** Whether it is out, where it runs and what it did there: any other question is for people. */
const ASKS =
  /^(?:(?:and|so|hey|hi|ok|pls|please)[ ,]+)*(?:which|where|who|what)\b|\b(?:out|live|deployed|landed|released|runs?|running|roll(?:ed|s)? ?out|shipped|synced|there yet|in (?:prod|production|staging|stage|dev)|broke|breaks?|caus(?:e|ed|ing)|status of)\b|^\S+ ?\?+$/;
/** Beyond this it is a story that happens to hold a hash. */
const LONGEST = 240;

export interface SaidRevision {
  /** `f38f0c4`, or `#482` for a pull request. */
  readonly revision: string;
  /** What said it, as it stands in the text. */
  readonly words: string;
}

/** «Did f38f0c4 go out?», «is PR #482 live?», in normalised text. Undefined when it asks about no commit or pull request. */
export function readRevision(text: string): SaidRevision | undefined {
  if (text.length > LONGEST || !ASKS.test(text)) return undefined;
  const commit = COMMIT_LINK.exec(text) ?? CALLED.exec(text) ?? COMMIT.exec(text);
  if (commit !== null) return { revision: commit[1] ?? commit[0], words: commit[0] };
  const pull = PULL_LINK.exec(text) ?? PULL.exec(text);
  if (pull === null) return undefined;
  return { revision: `#${pull[1] ?? pull[2]}`, words: pull[0] };
}
