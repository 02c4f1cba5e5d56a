import { InlineView } from "./inline-view.tsx";
import { type MarkdownPart, parseMarkdown } from "./parse-markdown.ts";

function Part({ part }: { readonly part: MarkdownPart }) {
  switch (part.kind) {
    case "fence":
      return <pre>{part.text}</pre>;
    case "heading":
      return (
        <h3 className="header">
          <InlineView nodes={part.inside} />
        </h3>
      );
    case "quote":
      return (
        <blockquote>
          <InlineView nodes={part.inside} />
        </blockquote>
      );
    case "list": {
      const List = part.ordered ? "ol" : "ul";
      return (
        <List>
          {part.items.map((item, index) => (
            <li key={`${index}`}>
              <InlineView nodes={item} />
            </li>
          ))}
        </List>
      );
    }
    case "lines":
      return (
        <div className="lines">
          <InlineView nodes={part.inside} />
        </div>
      );
  }
}

/** Standard markdown, as Slack shows it in `markdown` blocks and streams. */
export function Markdown({ text }: { readonly text: string }) {
  return parseMarkdown(text).map((part, index) => <Part key={`${index}`} part={part} />);
}
