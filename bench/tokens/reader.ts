/** What one call gave a model to read. */
export interface Reading {
  readonly tool: string;
  readonly text: string;
  /** The same for programs; of our tools only. */
  readonly structured?: unknown;
  readonly failed: boolean;
  readonly ms: number;
}

/** A set of Argo CD tools as a model reads them. */
export interface Reader {
  readonly tools: readonly string[];
  read(tool: string, args: Readonly<Record<string, unknown>>): Promise<Reading>;
  close(): Promise<void>;
}

export const bytesOf = (text: string) => Buffer.byteLength(text);

/** Four bytes to a token: near enough for JSON and logs, and the same for everybody. */
export const tokensOf = (readings: readonly Reading[]) =>
  Math.ceil(readings.reduce((sum, { text }) => sum + bytesOf(text), 0) / 4);
