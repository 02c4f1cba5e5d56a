import { type TextObject, wordsOf } from "./block.ts";

export interface Image {
  readonly alt_text?: string;
  readonly title?: TextObject | string;
  readonly slack_file?: { readonly id?: string; readonly url?: string };
}

/** The id of an uploaded file, as Slack names it or within its address. */
function fileIdOf({ slack_file: file }: Image): string | undefined {
  return /^F\w+$/.exec(file?.id ?? "")?.[0] ?? /\/files\/(F\w+)\//.exec(file?.url ?? "")?.[1];
}

/**
 * A picture that was uploaded here. One from elsewhere is told by its words: fetching it would tell its sender
 * who is looking.
 */
export function Picture({
  image,
  isSmall = false,
}: {
  readonly image: Image;
  readonly isSmall?: boolean;
}) {
  const fileId = fileIdOf(image);
  const alt = image.alt_text ?? "";
  const title = wordsOf(image.title);
  if (fileId === undefined) {
    return <span className="muted">{isSmall ? alt : [title, alt].filter(Boolean).join(": ")}</span>;
  }
  if (isSmall) return <img className="picture-small" src={`/api/file/${fileId}`} alt={alt} />;
  return (
    <div className="picture">
      {title !== "" && <div className="muted">{title}</div>}
      <img src={`/api/file/${fileId}`} alt={alt} />
    </div>
  );
}
