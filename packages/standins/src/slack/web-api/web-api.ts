import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { FaultQueue } from "../faults.ts";
import type { RecordedCall } from "../schema.ts";
import { type Answer, answerCall, type CallDesk, refusal } from "./answer-call.ts";
import { ApiError } from "./api-error.ts";
import { type ApiRequest, readRequest } from "./read-request.ts";
import { replacesEffect, spoil } from "./spoil.ts";

export interface WebApi {
  /** Answers `POST` or `GET /api/<method>`. */
  serve(request: IncomingMessage, response: ServerResponse, method: string): Promise<void>;
  calls(): readonly RecordedCall[];
}

const LOST: Answer = { status: 500, body: undefined };

export function createWebApi(
  options: CallDesk & { readonly faults: Pick<FaultQueue, "take">; readonly now: () => number },
): WebApi {
  const { faults, now } = options;
  const calls: RecordedCall[] = [];

  function record(method: string, args: RecordedCall["args"]): (answer: Answer) => void {
    const call = { method, args, at: now(), status: undefined, error: undefined };
    const index = calls.push(call) - 1;
    return ({ status, body }) => {
      const error = body?.ok === false ? String(body.error) : undefined;
      calls[index] = { ...call, status, error };
    };
  }

  return {
    async serve(request, response, name) {
      const read = await tryReading(request);
      const answered = record(name, read instanceof ApiError ? {} : read.args);
      const fault = faults.take(name);
      const run = () =>
        read instanceof ApiError ? refusal(read) : answerCall(name, read, options);
      const good = fault !== undefined && replacesEffect(fault) ? LOST : run();
      if (fault?.delayMs !== undefined) await pause(fault.delayMs, undefined, { ref: false });
      if (fault?.hang) return;
      const answer = fault === undefined ? good : spoil(good, fault);
      answered(answer);
      const { status, body, headers } = answer;
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
      response.end(body === undefined ? "" : JSON.stringify(body));
    },
    calls: () => [...calls],
  };
}

async function tryReading(request: IncomingMessage): Promise<ApiRequest | ApiError> {
  try {
    return await readRequest(request);
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
