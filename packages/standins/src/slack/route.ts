import type { IncomingMessage, Server, ServerResponse } from "node:http";

type Serve = (request: IncomingMessage, response: ServerResponse, rest: string) => Promise<void>;

/** Leads each request by its path's first segment; what goes wrong inside is said in a 500. */
export function route(server: Server, routes: ReadonlyMap<string, Serve>): void {
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const [path = ""] = (request.url ?? "").split("?");
    const [, first = "", ...rest] = path.split("/");
    const serve = routes.get(first);
    if (serve === undefined) {
      response.writeHead(404).end();
      return;
    }
    serve(request, response, rest.join("/")).catch((error: unknown) => {
      response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
    });
  });
}
