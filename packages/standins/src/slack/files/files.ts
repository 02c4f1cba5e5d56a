import { randomUUID } from "node:crypto";
import { mintId } from "../mint.ts";
import { ApiError } from "../web-api/api-error.ts";
import { type FileType, fileTypeOf } from "./file-type.ts";

/** A file in Slack's own words. */
export interface SlackFile extends FileType {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly user: string;
  /** Unix seconds. */
  readonly created: number;
  readonly timestamp: number;
  /** Bytes. */
  readonly size: number;
  readonly editable: boolean;
  readonly is_external: boolean;
  readonly is_public: boolean;
  readonly file_access: "visible";
  /** Opens with the bot's token. */
  readonly url_private: string;
  readonly url_private_download: string;
  readonly permalink: string;
  readonly alt_txt?: string;
  /** The first lines of a snippet. */
  readonly preview?: string;
}

export interface StoredFile {
  readonly file: SlackFile;
  readonly content: Buffer;
  /** Opens without a token, for a page on this machine. */
  readonly localUrl: string;
}

interface Upload {
  readonly name: string;
  readonly user: string;
  readonly altText?: string | undefined;
  readonly snippetType?: string | undefined;
}

/** Uploaded files. One is there once its upload is complete. */
export interface Files {
  /** A URL that takes one file's bytes. */
  begin(upload: Upload): { readonly id: string; readonly uploadUrl: string };
  /** Takes the bytes posted to an upload URL's last segment; throws `file_not_found`. */
  receive(ticket: string, content: Buffer): void;
  /** Throws `file_not_found` for an upload that never began, has no bytes or is complete. */
  complete(id: string, title?: string): SlackFile;
  get(id: string): StoredFile | undefined;
  remove(id: string): void;
}

const PREVIEW_LINES = 5;

export function createFiles(options: {
  readonly baseUrl: string;
  readonly now: () => number;
}): Files {
  const { baseUrl, now } = options;
  const begun = new Map<string, Upload & { readonly ticket: string; content?: Buffer }>();
  const stored = new Map<string, StoredFile>();

  function toFile(id: string, upload: Upload, content: Buffer, title: string): SlackFile {
    const { name, user, altText, snippetType } = upload;
    const type = fileTypeOf(name, snippetType);
    const isSnippet = type.mode === "snippet";
    const created = Math.floor(now() / 1000);
    const url = `${baseUrl}/files/${id}/${encodeURIComponent(name)}`;
    const lines = content.toString("utf8").split("\n");
    return {
      id,
      name,
      title,
      user,
      created,
      timestamp: created,
      ...type,
      size: content.length,
      editable: isSnippet,
      is_external: false,
      is_public: true,
      file_access: "visible",
      url_private: url,
      url_private_download: `${url}?download=1`,
      permalink: url,
      ...(altText === undefined ? {} : { alt_txt: altText }),
      ...(isSnippet ? { preview: lines.slice(0, PREVIEW_LINES).join("\n") } : {}),
    };
  }

  return {
    begin(upload) {
      const id = mintId("F");
      const ticket = randomUUID();
      begun.set(id, { ...upload, ticket });
      return { id, uploadUrl: `${baseUrl}/upload/v1/${ticket}` };
    },
    receive(ticket, content) {
      const upload = [...begun.values()].find((other) => other.ticket === ticket);
      if (upload === undefined) throw new ApiError("file_not_found");
      upload.content = content;
    },
    complete(id, title) {
      const upload = begun.get(id);
      if (upload?.content === undefined) throw new ApiError("file_not_found");
      begun.delete(id);
      const { content } = upload;
      const file = toFile(id, upload, content, title ?? upload.name);
      stored.set(id, { file, content, localUrl: `${file.url_private}?key=${randomUUID()}` });
      return file;
    },
    get: (id) => stored.get(id),
    remove(id) {
      stored.delete(id);
    },
  };
}
