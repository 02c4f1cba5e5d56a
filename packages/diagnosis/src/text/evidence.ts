import type { EvidenceLine } from "@lynceus/contract";
import { clean, cut } from "./clean.ts";
import { instant } from "./instant.ts";

const longest = 500;

/** A verbatim excerpt with its source; `from` moves its start to a telling part of a long text. */
export function evidence(options: {
  readonly text: string;
  readonly object: string;
  readonly field: string;
  readonly at?: string | undefined;
  readonly from?: number;
}): EvidenceLine {
  const at = instant(options.at);
  return {
    excerpt: cut(
      clean(options.text)
        .slice(options.from ?? 0)
        .trim(),
      longest,
    ).trimEnd(),
    object: options.object,
    field: options.field,
    ...(at === undefined ? {} : { at }),
  };
}
