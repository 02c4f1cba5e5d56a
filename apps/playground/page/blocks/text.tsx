import type { ReactNode } from "react";
import { Mrkdwn } from "../markup/mrkdwn.tsx";
import { type TextObject, wordsOf } from "./block.ts";

/** A text object; `plain_text` has no markup at all. */
export function Text({ text }: { readonly text: TextObject | string | undefined }): ReactNode {
  const words = wordsOf(text);
  if (words === "") return null;
  if (typeof text === "object" && text.type === "plain_text") {
    return <div className="lines">{words}</div>;
  }
  return <Mrkdwn text={words} />;
}
