import { useContext } from "react";
import { StageContext } from "../state/stage-context.ts";
import { useNow } from "./clock.ts";
import { exactly, formatDate } from "./format-date.ts";
import { NamesContext } from "./names.ts";
import type { Inline } from "./parse-inline.ts";

const TAGS = { bold: "strong", italic: "em", strike: "s" } as const;

function DateView({ node }: { readonly node: Extract<Inline, { kind: "date" }> }) {
  const now = useNow();
  const at = new Date(node.at * 1000);
  if (Number.isNaN(at.getTime())) return node.fallback;
  return (
    <time dateTime={at.toISOString()} title={exactly(at)}>
      {formatDate(node, now)}
    </time>
  );
}

/** A mention of somebody; one of the reader stands out. */
export function Mention({
  id,
  label,
}: {
  readonly id: string;
  readonly label?: string | undefined;
}) {
  const { me, person } = useContext(NamesContext);
  return (
    <span className={id === me ? "mention mention-me" : "mention"}>
      @{person(id) ?? label ?? id}
    </span>
  );
}

export function ChannelName({
  id,
  label,
}: {
  readonly id: string;
  readonly label?: string | undefined;
}) {
  const { channel } = useContext(NamesContext);
  return <span className="mention">#{channel(id) ?? label ?? id}</span>;
}

/** Slack's address of a message, with the thread that it stands in. */
const PLACE = /\/archives\/([CDG]\w+)\/p(\d+)(\d{6})(?:\?(?:.*&)?thread_ts=(\d+\.\d{6}))?/;

export function LinkView({ url, label }: { readonly url: string; readonly label: string }) {
  const { goTo } = useContext(StageContext);
  const [, channel = "", seconds = "", micros = "", threadTs] = PLACE.exec(url) ?? [];
  if (goTo !== undefined && channel !== "") {
    const ts = threadTs ?? `${seconds}.${micros}`;
    return (
      <button type="button" className="link" onClick={() => goTo({ channel, ts })}>
        {label}
      </button>
    );
  }
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow">
      {label}
    </a>
  );
}

function One({ node }: { readonly node: Inline }) {
  switch (node.kind) {
    case "text":
      return node.text;
    case "code":
      return <code>{node.text}</code>;
    case "bold":
    case "italic":
    case "strike": {
      const Tag = TAGS[node.kind];
      return (
        <Tag>
          <InlineView nodes={node.inside} />
        </Tag>
      );
    }
    case "link":
      return <LinkView url={node.url} label={node.label} />;
    case "person":
      return <Mention id={node.id} label={node.label} />;
    case "channel":
      return <ChannelName id={node.id} label={node.label} />;
    case "broadcast":
      return <span className="mention mention-me">@{node.name}</span>;
    case "date":
      return <DateView node={node} />;
  }
}

export function InlineView({ nodes }: { readonly nodes: readonly Inline[] }) {
  return nodes.map((node, index) => <One key={`${index}`} node={node} />);
}
