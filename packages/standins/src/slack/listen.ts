import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An HTTP server on loopback and its URL; port 0 takes any free one. */
export async function listen(port: number): Promise<{ server: Server; url: string }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

type Serve = (request: IncomingMessage, response: ServerResponse, rest: string) => Promise<void>;

/** Leads each request by its path's first segment; what goes wrong inside is said in a 500. */
export function route(server: Server, routes: Readonly<Record<string, Serve>>): void {
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const [path = ""] = (request.url ?? "").split("?");
    const [, first = "", ...rest] = path.split("/");
    const serve = routes[first];
    if (serve === undefined) {
      response.writeHead(404).end();
      return;
    }
    serve(request, response, rest.join("/")).catch((error: unknown) => {
      response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
    });
  });
}
