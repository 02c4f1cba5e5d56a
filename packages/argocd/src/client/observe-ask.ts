import { inSpan, measureSince, semconv } from "@lynceus/telemetry";
import { ArgocdError } from "../errors.ts";

/** Words that stand where names and revisions do in other paths. */
const WORDS = new Set(["applications", "actions", "metadata"]);

/**
 * Makes one request to an Argo CD as a span of whatever it is made for, and measures it; what nobody waits for
 * is measured alone. No `traceparent` is sent: an Argo CD is somebody else's.
 */
export async function observeAsk<T>(
  instance: string,
  segments: readonly string[],
  ask: () => Promise<T>,
): Promise<T> {
  const began = performance.now();
  const measured = (outcome: string) =>
    measureSince("lynceus.argocd.request.duration", began, {
      "argocd.instance": instance,
      outcome,
    });
  const template = templateOf(segments);
  const attributes = {
    [semconv.httpMethod]: "GET",
    [semconv.urlTemplate]: template,
    [semconv.argocdInstance]: instance,
  };
  return inSpan(
    `GET ${template}`,
    { kind: "client", attributes, parent: "within", errorType: outcomeOf },
    async (span) => {
      try {
        const answer = await ask();
        span.setAttribute(semconv.httpStatus, 200);
        measured("ok");
        return answer;
      } catch (error) {
        const status = error instanceof ArgocdError ? error.status : undefined;
        if (status !== undefined) span.setAttribute(semconv.httpStatus, status);
        measured(outcomeOf(error));
        throw error;
      }
    },
  );
}

function outcomeOf(error: unknown): string {
  return error instanceof ArgocdError ? error.failure : "cancelled";
}

/** `/api/v1/applications/{}/pods/{}/logs`: names and revisions stand at every other place. */
function templateOf(segments: readonly string[]): string {
  const masked = segments.map((segment, place) =>
    place >= 3 && place % 2 === 1 && !WORDS.has(segment) ? "{}" : segment,
  );
  return `/${masked.join("/")}`;
}
