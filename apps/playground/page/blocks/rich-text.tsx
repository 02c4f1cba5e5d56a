import type { ReactNode } from "react";
import { ChannelName, InlineView, LinkView, Mention } from "../markup/inline-view.tsx";
import { safeUrl } from "../markup/parse-inline.ts";
import type { RichElement } from "./block.ts";

function styled({ text = "", style }: RichElement): ReactNode {
  const marks = typeof style === "object" ? style : {};
  let node: ReactNode = text;
  if (marks.code) node = <code>{node}</code>;
  if (marks.bold) node = <strong>{node}</strong>;
  if (marks.italic) node = <em>{node}</em>;
  if (marks.strike) node = <s>{node}</s>;
  return node;
}

function Piece({ element }: { readonly element: RichElement }): ReactNode {
  switch (element.type) {
    case "text":
      return styled(element);
    case "link": {
      const url = safeUrl(element.url ?? "");
      const label = element.text ?? element.url ?? "";
      return url === undefined ? label : <LinkView url={url} label={label} />;
    }
    case "user":
      return <Mention id={element.user_id ?? ""} />;
    case "channel":
      return <ChannelName id={element.channel_id ?? ""} />;
    case "broadcast":
      return <span className="mention mention-me">@{element.range}</span>;
    case "emoji":
      return `:${element.name}:`;
    case "date": {
      const { timestamp: at = 0, format = "", fallback = "" } = element;
      return <InlineView nodes={[{ kind: "date", at, format, fallback }]} />;
    }
    default:
      return element.text ?? "";
  }
}

function pieces(elements: readonly RichElement[] = []): ReactNode {
  return elements.map((element, index) => <Piece key={`${index}`} element={element} />);
}

function Part({ element }: { readonly element: RichElement }): ReactNode {
  switch (element.type) {
    case "rich_text_preformatted":
      return <pre>{pieces(element.elements)}</pre>;
    case "rich_text_quote":
      return <blockquote>{pieces(element.elements)}</blockquote>;
    case "rich_text_list": {
      const List = element.style === "ordered" ? "ol" : "ul";
      const items = (element.elements ?? []).map((item, index) => (
        <li key={`${index}`}>{pieces(item.elements)}</li>
      ));
      return <List>{items}</List>;
    }
    default:
      return <div className="lines">{pieces(element.elements)}</div>;
  }
}

/** What people typed, and whatever an app writes in the same way. */
export function RichText({ elements }: { readonly elements: readonly RichElement[] }) {
  return elements.map((element, index) => <Part key={`${index}`} element={element} />);
}
