import { useEffect, useState } from "react";
import { Content } from "../blocks/content.tsx";
import { FixedNow } from "../markup/clock.ts";
import { Avatar } from "../messages/avatar.tsx";

export interface Samples {
  /** The moment that the samples are told at. */
  readonly now: string;
  readonly messages: Readonly<
    Record<string, { readonly text: string; readonly blocks: readonly unknown[] }>
  >;
}

/** Every message as a person in Slack sees it. */
export function GalleryView({ samples: { now, messages } }: { readonly samples: Samples }) {
  return (
    <FixedNow value={new Date(now)}>
      {Object.entries(messages).map(([title, { text, blocks }]) => (
        <section key={title} className="sample">
          <h2>{title}</h2>
          <article className="message">
            <div className="gutter">
              <Avatar id="" name="Lynceus" isBot />
            </div>
            <div className="body">
              <div className="byline">
                <b>Lynceus</b>
                <span className="app-mark">APP</span>
              </div>
              <div className="content">
                <Content text={text} blocks={blocks} />
              </div>
            </div>
          </article>
          <details>
            <summary className="muted">As a notification and a screen reader have it</summary>
            <pre>{text}</pre>
          </details>
        </section>
      ))}
    </FixedNow>
  );
}

/** The page of every message that the bot can send, with data as it comes. */
export function Gallery() {
  const [samples, setSamples] = useState<Samples>();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    fetch("/api/gallery")
      .then((response) => response.json())
      .then((read: Samples) => setSamples(read))
      .catch(() => setProblem("The demo does not answer. Is it still running in the terminal?"));
  }, []);
  const count = samples === undefined ? 0 : Object.keys(samples.messages).length;
  return (
    <main className="gallery">
      <header>
        <a href="/">← Back to Slack</a>
        <h1>Every message it can send</h1>
        <p className="muted">{count > 0 && `${count} messages, with data as it comes.`}</p>
      </header>
      {problem !== "" && <p role="alert">{problem}</p>}
      {samples !== undefined && <GalleryView samples={samples} />}
    </main>
  );
}
