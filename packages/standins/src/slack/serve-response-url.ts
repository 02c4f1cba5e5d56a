import type { IncomingMessage, ServerResponse } from "node:http";
import { ZodError } from "zod";
import type { ResponseUrls } from "./response-urls.ts";
import { ApiError } from "./web-api/api-error.ts";
import { readBody } from "./web-api/read-request.ts";

const GONE: ReadonlySet<string> = new Set(["expired_url", "used_url"]);

/** `POST` to a `response_url`: plain `ok`, or a status other than 200 with Slack's error. */
export async function serveResponseUrl(
  request: IncomingMessage,
  response: ServerResponse,
  options: { readonly id: string; readonly responseUrls: ResponseUrls },
): Promise<void> {
  try {
    options.responseUrls.post(options.id, JSON.parse(await readBody(request)));
    response.writeHead(200, { "content-type": "text/html" }).end("ok");
  } catch (error) {
    const code = toCode(error);
    const body = JSON.stringify({ ok: false, error: code });
    response
      .writeHead(GONE.has(code) ? 404 : 500, { "content-type": "application/json" })
      .end(body);
  }
}

function toCode(error: unknown): string {
  if (error instanceof ApiError) return error.code;
  if (error instanceof SyntaxError || error instanceof ZodError) return "invalid_payload";
  throw error;
}
