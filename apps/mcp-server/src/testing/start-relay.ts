import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A relay before an Argo CD that never answers requests to `hangs`, and knows how many still wait. */
export async function startRelay(argocd: { readonly url: string; readonly token: string }) {
  const waiting = new Set<object>();
  let hangs = "";
  const server = createServer((request, response) => {
    const [path = ""] = (request.url ?? "").split("?");
    if (path === hangs) {
      waiting.add(request);
      response.once("close", () => waiting.delete(request));
      return;
    }
    const { method, headers } = request;
    const onward = ask(new URL(request.url ?? "", argocd.url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.once("close", () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: argocd.token,
    hang: (path: string) => {
      hangs = path;
    },
    waiting: () => waiting.size,
  };
}
