import type { Anthropic, Middleware } from "@anthropic-ai/sdk";
import type { Message, MessageCreateParamsBase } from "@anthropic-ai/sdk/resources/messages";
import type { ModelSound, Usage } from "../ports.ts";

/** What all clients of the SDK's family have: Anthropic's own, Bedrock's, Vertex's. */
export type ModelClient = { readonly messages: Pick<Anthropic["messages"], "stream"> };

/** Nothing arrived for too long, not even a ping. */
export class Silent extends Error {
  override readonly name = "Silent";
}

/** A page came instead of the API's answer. */
export class NotTheApi extends Error {
  override readonly name = "NotTheApi";
}

export type Attempt =
  | { readonly kind: "message"; readonly message: Message }
  /** `usage`: what it had reported by then. */
  | { readonly kind: "broken"; readonly error: unknown; readonly usage: Usage | undefined };

/**
 * One attempt at a turn, cut off when nothing arrives for `idleMs`: the SDK's own timeout ends at the headers.
 * Throws only the signal's reason.
 */
export async function streamTurn(
  client: ModelClient,
  params: MessageCreateParamsBase,
  options: {
    readonly idleMs: number;
    readonly conversation: string;
    readonly hear: (sound: ModelSound) => void;
  },
  signal: AbortSignal,
): Promise<Attempt> {
  signal.throwIfAborted();
  const stop = new AbortController();
  let current: Message | undefined;
  const tellLost = () => {
    if (current !== undefined) options.hear({ kind: "lost", usage: current.usage });
  };
  // At once: whoever cancels does not wait for the stream to end.
  const onAbort = () => {
    tellLost();
    stop.abort();
  };
  signal.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => stop.abort(new Silent()), options.idleMs);
  // Pings count as life, and the SDK swallows them: what counts is bytes.
  const alive = () => void timer.refresh();
  try {
    const stream = client.messages.stream(params, {
      signal: stop.signal,
      maxRetries: 0,
      middleware: [watch(alive)],
      openTelemetry: { conversationId: options.conversation },
    });
    stream.on("streamEvent", (_event, message) => {
      current = message;
    });
    stream.on("text", (delta) => options.hear({ kind: "text", delta }));
    stream.on("contentBlock", (block) => {
      if (block.type !== "thinking" || block.thinking === "") return;
      options.hear({ kind: "thinking", text: block.thinking });
    });
    return { kind: "message", message: await stream.finalMessage() };
  } catch (error) {
    signal.throwIfAborted();
    tellLost();
    const { reason } = stop.signal;
    return { kind: "broken", error: stop.signal.aborted ? reason : error, usage: current?.usage };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}

function watch(alive: () => void): Middleware {
  return async (request, next) => {
    const response = await next(request);
    alive();
    if (/html/i.test(response.headers.get("content-type") ?? "") && response.ok) {
      await response.body?.cancel();
      throw new NotTheApi();
    }
    if (response.body === null) return response;
    const seen = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        alive();
        controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(seen), { status, statusText, headers });
  };
}
