import type { SentBlock, SentMessage } from "./to-message.ts";

export interface StreamEvent {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Characters in one delta. */
const piece = 12;

/** A message as the events that stream it, in the API's order, with a ping behind the first block's start. */
export function toEvents(message: SentMessage): readonly StreamEvent[] {
  const { content, usage, stop_reason, stop_sequence, stop_details, container } = message;
  const { cache_creation: _, service_tier: __, inference_geo: ___, speed: ____, ...told } = usage;
  const started = {
    ...message,
    content: [],
    stop_reason: null,
    stop_details: null,
    usage: { ...usage, output_tokens: 1, output_tokens_details: null },
  };
  const blocks = content.flatMap((block, index) => {
    const unfinished = stop_reason === "max_tokens" && index === content.length - 1;
    return [
      { type: "content_block_start", index, content_block: emptied(block) },
      ...(index === 0 ? [{ type: "ping" }] : []),
      ...deltas(block, unfinished).map((delta) => ({ type: "content_block_delta", index, delta })),
      { type: "content_block_stop", index },
    ];
  });
  const delta = { stop_reason, stop_sequence, stop_details, container };
  return [
    { type: "message_start", message: started },
    ...blocks,
    { type: "message_delta", delta, usage: told },
    { type: "message_stop" },
  ];
}

function emptied(block: SentBlock): SentBlock {
  switch (block.type) {
    case "text":
      return { ...block, text: "" };
    case "thinking":
      return { ...block, thinking: "", signature: "" };
    case "tool_use":
      return { ...block, input: {} };
  }
}

function deltas(block: SentBlock, unfinished: boolean): readonly StreamEvent[] {
  switch (block.type) {
    case "text":
      return pieces(block.text).map((text) => ({ type: "text_delta", text }));
    case "thinking":
      return [
        ...pieces(block.thinking).map((thinking) => ({ type: "thinking_delta", thinking })),
        { type: "signature_delta", signature: block.signature },
      ];
    case "tool_use": {
      const input = JSON.stringify(block.input);
      const told = unfinished ? input.slice(0, Math.ceil(input.length / 2)) : input;
      return ["", ...pieces(told)].map((partial_json) => ({
        type: "input_json_delta",
        partial_json,
      }));
    }
  }
}

function pieces(text: string): readonly string[] {
  return text.match(new RegExp(`[^]{1,${piece}}`, "gu")) ?? [];
}
