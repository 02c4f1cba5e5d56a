import { inSpan, measureSince, noteSeen, semconv } from "@lynceus/telemetry";

/** What people see when it has succeeded. */
const SEEN = new Set([
  ...["chat.postMessage", "chat.postEphemeral", "chat.update", "chat.startStream"],
  ...["assistant.threads.setStatus", "views.open", "views.update", "views.publish"],
  "response_url",
]);

/**
 * A `fetch` for Slack's clients that traces and measures each call of the Web API by its method, and tells
 * when somebody sees something of what is handled. An address that names no method, such as the one that takes
 * a file's bytes, counts as `other`.
 */
export function observeFetch(other: "upload" | "response_url" = "upload"): typeof fetch {
  return (input, init) => {
    const method = methodOf(input) ?? other;
    const began = performance.now();
    const attributes = { [semconv.slackMethod]: method };
    return inSpan(
      `slack ${method}`,
      { kind: "client", attributes, parent: "within" },
      async (span) => {
        const told = (outcome: string) => {
          measureSince("lynceus.slack.request.duration", began, { ...attributes, outcome });
          span.setAttribute("slack.outcome", outcome);
        };
        try {
          const response = await fetch(input, init);
          const outcome = await outcomeOf(response);
          told(outcome);
          if (outcome === "ok" && SEEN.has(method)) noteSeen();
          return response;
        } catch (error) {
          told("network");
          throw error;
        }
      },
    );
  };
}

function methodOf(input: Parameters<typeof fetch>[0]): string | undefined {
  const url = input instanceof Request ? input.url : String(input);
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  return /^[a-z]\w*(?:\.\w+)+$/i.test(last) && last.length <= 60 ? last : undefined;
}

async function outcomeOf(response: Response): Promise<string> {
  if (response.status === 429) return "rate-limited";
  if (response.status >= 500) return "server";
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  if (!response.ok || !isJson) return response.ok ? "ok" : "refused";
  const said: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  const isOk = typeof said === "object" && said !== null && "ok" in said && said.ok === true;
  return isOk ? "ok" : "refused";
}
