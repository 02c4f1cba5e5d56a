/** How Slack classes a file, by its name or by what it is said to be. */
export interface FileType {
  readonly filetype: string;
  readonly mimetype: string;
  readonly pretty_type: string;
  /** Text is shown in the message and can be edited; all else is only kept. */
  readonly mode: "snippet" | "hosted";
}

const text = (filetype: string, pretty_type: string): FileType => ({
  filetype,
  mimetype: "text/plain",
  pretty_type,
  mode: "snippet",
});
const hosted = (filetype: string, mimetype: string): FileType => ({
  filetype,
  mimetype,
  pretty_type: filetype.toUpperCase(),
  mode: "hosted",
});

const known: Readonly<Record<string, FileType>> = {
  diff: text("diff", "Diff"),
  gif: hosted("gif", "image/gif"),
  go: text("go", "Go"),
  jpeg: hosted("jpg", "image/jpeg"),
  jpg: hosted("jpg", "image/jpeg"),
  json: text("json", "JSON"),
  log: text("text", "Plain Text"),
  md: text("markdown", "Markdown"),
  pdf: hosted("pdf", "application/pdf"),
  png: hosted("png", "image/png"),
  sh: text("shell", "Shell"),
  text: text("text", "Plain Text"),
  txt: text("text", "Plain Text"),
  yaml: text("yaml", "YAML"),
  yml: text("yaml", "YAML"),
};

export function fileTypeOf(name: string, snippetType?: string): FileType {
  const extension = name.toLowerCase().split(".").at(-1) ?? "";
  if (snippetType !== undefined) return known[snippetType] ?? text(snippetType, snippetType);
  return known[extension] ?? hosted("binary", "application/octet-stream");
}
