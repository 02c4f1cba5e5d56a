import { InlineView } from "./inline-view.tsx";
import { type Paragraph, parseMrkdwn } from "./parse-mrkdwn.ts";

function ParagraphView({ paragraph }: { readonly paragraph: Paragraph }) {
  switch (paragraph.kind) {
    case "fence":
      return <pre>{paragraph.text}</pre>;
    case "quote":
      return (
        <blockquote>
          <InlineView nodes={paragraph.inside} />
        </blockquote>
      );
    case "lines":
      return (
        <div className="lines">
          <InlineView nodes={paragraph.inside} />
        </div>
      );
  }
}

/** Slack's mrkdwn, as Slack shows it. */
export function Mrkdwn({ text }: { readonly text: string }) {
  return parseMrkdwn(text).map((paragraph, index) => (
    <ParagraphView key={`${index}`} paragraph={paragraph} />
  ));
}
