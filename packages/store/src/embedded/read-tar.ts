export interface TarEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
  readonly data: Buffer;
}

const block = 512;

/** Reads a ustar archive of files and folders with names of up to 100 bytes, which is all a cluster has. */
export function* readTar(archive: Buffer): Generator<TarEntry> {
  for (let at = 0; at + block <= archive.length; ) {
    const header = archive.subarray(at, at + block);
    const name = field(header, 0, 100);
    if (name === "") return;
    const size = Number.parseInt(field(header, 124, 12), 8);
    const kind = field(header, 156, 1) === "5" ? "folder" : "file";
    at += block;
    yield { name, kind, data: archive.subarray(at, at + size) };
    at += Math.ceil(size / block) * block;
  }
}

function field(header: Buffer, offset: number, length: number): string {
  return header
    .toString("latin1", offset, offset + length)
    .replace(/\0.*$/s, "")
    .trim();
}
