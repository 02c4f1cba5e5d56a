import type { IncomingMessage, ServerResponse } from "node:http";
import { ZodError } from "zod";
import type { ResponseUrls } from "./response-urls.ts";
import { ApiError } from "./web-api/api-error.ts";
import { readBody } from "./web-api/read-request.ts";

const GONE: ReadonlySet<string> = new Set(["expired_url", "used_url"]);

/** Serves `POST` to a `response_url`: plain `ok`, or a status other than 200 with Slack's error. */
export function serveResponseUrl(responseUrls: Pick<ResponseUrls, "post">) {
  return async (request: IncomingMessage, response: ServerResponse, id: string): Promise<void> => {
    try {
      responseUrls.post(id, JSON.parse(await readBody(request)));
      response.writeHead(200, { "content-type": "text/html" }).end("ok");
    } catch (error) {
      const code = toCode(error);
      const status = GONE.has(code) ? 404 : 500;
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify({ ok: false, error: code }));
    }
  };
}

function toCode(error: unknown): string {
  if (error instanceof ApiError) return error.code;
  if (error instanceof SyntaxError || error instanceof ZodError) return "invalid_payload";
  throw error;
}
