/** A file that waits to be sent. */
export interface Attachment {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

const MAX_BYTES = 4 * 1024 * 1024;

/** A paste that is longer is better read as a snippet. */
const MAX_LINES = 30;
const MAX_CHARACTERS = 3_000;

let made = 0;

/** Reads a file as it was chosen, dropped or pasted; rejects with a sentence when it is too large. */
export async function readAttachment(file: File): Promise<Attachment> {
  if (file.size > MAX_BYTES) throw new Error(`${file.name} is larger than 4 MB.`);
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
  made += 1;
  const name = file.name || `pasted-${made}.png`;
  return { key: `${made}`, name, type: file.type, base64: url.slice(url.indexOf(",") + 1) };
}

/** Text that is long enough to be a snippet, as a file; undefined for what belongs into the message. */
export function toSnippet(text: string): File | undefined {
  const isLong = text.length > MAX_CHARACTERS || text.split("\n").length > MAX_LINES;
  return isLong ? new File([text], "snippet.txt", { type: "text/plain" }) : undefined;
}
