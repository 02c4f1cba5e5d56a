import type { Message } from "@lynceus/standins";
import { Icon } from "../icons.tsx";

type File = NonNullable<Message["files"]>[number];

function sizeOf(bytes: number): string {
  if (bytes < 1_024) return `${bytes} bytes`;
  return bytes < 1_048_576
    ? `${Math.round(bytes / 1_024)} kB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function FileView({ file }: { readonly file: File }) {
  const { id, name, mimetype, mode, preview, size, alt_txt: alt, pretty_type: kind } = file;
  const url = `/api/file/${id}`;
  const heading = (
    <a className="file-name" href={url} target="_blank" rel="noopener noreferrer">
      <Icon name="file" />
      <b>{name}</b>
      <span className="muted">
        {kind} · {sizeOf(size)}
      </span>
    </a>
  );
  if (mode === "snippet") {
    return (
      <div className="file">
        {heading}
        <pre>{preview}</pre>
      </div>
    );
  }
  if (/^image\/(gif|jpeg|png)$/.test(mimetype)) {
    return (
      <a className="picture" href={url} target="_blank" rel="noopener noreferrer">
        <img src={url} alt={alt ?? name} />
      </a>
    );
  }
  return <div className="file">{heading}</div>;
}

/** What came with a message: pictures, snippets, files. */
export function FilesView({ files }: { readonly files: readonly File[] }) {
  return (
    <div className="files">
      {files.map((file) => (
        <FileView key={file.id} file={file} />
      ))}
    </div>
  );
}
