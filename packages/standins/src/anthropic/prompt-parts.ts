import { blocksOf, type CacheControl, type MessagesRequest } from "./schema.ts";

/** One piece of a prompt in the order in which it is read: tools, system, messages. */
export interface PromptPart {
  /** What it is without its marker, for hashing. */
  readonly text: string;
  /** A character count by four: near enough, and the same every time. */
  readonly tokens: number;
  /** A cache breakpoint behind this piece. */
  readonly marker: CacheControl | undefined;
}

/** A prompt in pieces; the last one carries the marker of the request as a whole. */
export function promptParts(request: MessagesRequest): readonly PromptPart[] {
  const pieces = [
    ...(request.tools ?? []).map((tool) => ({ kind: "tool", ...tool })),
    ...blocksOf(request.system).map((block) => ({ kind: "system", ...block })),
    ...request.messages.flatMap((message) =>
      blocksOf(message.content).map((block) => ({ kind: message.role, ...block })),
    ),
  ];
  return pieces.map((piece, index) => {
    const text = withoutMarkers(piece);
    const whole = index === pieces.length - 1 ? request.cache_control : undefined;
    const marker = piece.cache_control ?? whole ?? undefined;
    return { text, tokens: Math.ceil(text.length / 4), marker };
  });
}

export function tokensOf(parts: readonly PromptPart[]): number {
  return parts.reduce((sum, part) => sum + part.tokens, 0);
}

/** JSON without its cache markers, which are no part of what was said. */
export function withoutMarkers(value: unknown): string {
  return JSON.stringify(value, (key, inner) => (key === "cache_control" ? undefined : inner));
}
