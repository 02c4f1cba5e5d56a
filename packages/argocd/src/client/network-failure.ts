import { ArgocdError } from "../errors.ts";

/** When a connection failed: before an answer began, or half-way through it. */
export type Stage = "asking" | "reading";

/**
 * A failure below HTTP in words, by the error code that fetch hides in its causes. Only the code is
 * kept as the cause: the errors themselves may carry headers or bytes of the answer.
 */
export function networkFailure(
  instance: string,
  url: URL,
  error: unknown,
  stage: Stage,
): ArgocdError {
  const code = errorCode(error);
  const server = `Argo CD \`${instance}\``;
  const host = `\`${url.host}\``;
  const fail = (
    failure: "network" | "timeout" | "not-argocd" | "malformed",
    sentence: string,
    retryable = false,
  ) => new ArgocdError({ failure, instance, sentence, retryable, cause: code || undefined });

  switch (code) {
    case "ECONNREFUSED":
      return fail(
        "network",
        `${server} cannot be reached: nothing listens at ${host} (connection refused). It may be down; otherwise correct its \`url\` in lynceus.yaml.`,
        true,
      );
    case "ERR_PROXY":
      return fail(
        "network",
        `${server} cannot be reached: the proxy on the way to ${host} does not answer, or does not connect to it. An administrator has to look at its \`proxy\` in lynceus.yaml.`,
      );
    case "ECONNRESET":
    case "EPIPE":
    case "UND_ERR_SOCKET":
    case "UND_ERR_CLOSED":
      return stage === "reading"
        ? fail(
            "malformed",
            `${server} broke off its answer half-way (connection closed). Try again in a moment.`,
            true,
          )
        : fail(
            "network",
            `${server} closed the connection before it had answered. It may be restarting; try again in a moment.`,
            true,
          );
    case "ENOTFOUND":
      return fail(
        "network",
        `${server} cannot be reached: the host name ${host} is unknown. Correct its \`url\` in lynceus.yaml, or the DNS of this machine.`,
      );
    case "EAI_AGAIN":
      return fail(
        "network",
        `${server} cannot be reached: the host name ${host} could not be looked up, because DNS gave no answer. Try again in a moment.`,
        true,
      );
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return fail(
        "network",
        `${server} cannot be reached: this machine has no route to ${host}. An administrator has to look at the network between the two.`,
      );
    case "ETIMEDOUT":
    case "UND_ERR_CONNECT_TIMEOUT":
    case "UND_ERR_HEADERS_TIMEOUT":
    case "UND_ERR_BODY_TIMEOUT":
      return fail(
        "timeout",
        `${server} did not answer in time at ${host}. It may be overloaded or behind a firewall; try again in a moment.`,
      );
    default:
      if (/^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/.test(code)) {
        return fail(
          "network",
          `The certificate of ${server} is not trusted (${code}). An administrator has to install a valid one, or name its authority as \`caFile\` in lynceus.yaml, or in NODE_EXTRA_CA_CERTS.`,
        );
      }
      if (/^(EPROTO|ERR_SSL|ERR_TLS|HPE_|HTTPParserError)/.test(code)) {
        return fail(
          "not-argocd",
          `What answers at ${host} for ${server} does not speak ${url.protocol.slice(0, -1)} (${code}). Check the scheme and port of its \`url\` in lynceus.yaml.`,
        );
      }
      return fail(
        "network",
        `${server} cannot be reached at ${host}${code === "" ? "" : ` (${code})`}. If it stays, an administrator has to look.`,
      );
  }
}

function errorCode(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if ("code" in at && typeof at.code === "string") return at.code;
    // undici 7, by itself or as what Node's fetch runs on, leaves out the parser's code.
    if (at.name === "HTTPParserError") return at.name;
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
  return "";
}
