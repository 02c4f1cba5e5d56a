import { ArgocdError, type ArgocdFailure } from "../errors.ts";

/** The circumstances of a call, for its sentence. */
export interface Circumstances {
  readonly instance: string;
  /** What was asked for, as a person says it: `application \`payments-api\``. */
  readonly subject: string | undefined;
}

/**
 * A refusal by its HTTP status and Argo CD's own words (`detail`, already bounded). `byArgocd` is false
 * when the body is not Argo CD's, so that a proxy in front is to be named.
 */
export function refused(
  { instance, subject }: Circumstances,
  status: number,
  detail: string | undefined,
  byArgocd: boolean,
): ArgocdError {
  const { failure, retryable = false, sentence } = told(`Argo CD \`${instance}\``);
  return new ArgocdError({ failure, instance, sentence, status, retryable, detail });

  function told(server: string): Told {
    const quote = detail === undefined ? "" : ` (${detail.replace(/[.\s]+$/, "")})`;
    const it = subject ?? "this";
    const action = permissionAsked(detail);
    if (!byArgocd && (status === 401 || status === 403)) {
      return {
        failure: status === 401 ? "unauthenticated" : "forbidden",
        sentence: `Something in front of ${server}, probably a login proxy, refused Lynceus with ${status}${quote}. An administrator has to let Lynceus past it.`,
      };
    }
    if (!byArgocd && status >= 400 && status < 500 && ![408, 415, 429].includes(status)) {
      return {
        failure: "not-argocd",
        sentence: `The \`url\` of ${server} does not lead to its API: ${status}${quote}. Check the address and its sub-path in lynceus.yaml.`,
      };
    }
    switch (status) {
      case 400:
        return {
          failure: "invalid",
          sentence: `${server} does not accept the request for ${it}${quote}.`,
        };
      case 401:
        return {
          failure: "unauthenticated",
          sentence: `${server} refused Lynceus's token${quote}. An administrator has to renew it.`,
        };
      case 403:
        if (action !== undefined) {
          return {
            failure: "forbidden",
            sentence: `${server} does not permit Lynceus's account the action ${action}. An administrator can grant it in Argo CD's RBAC.`,
          };
        }
        return {
          failure: "forbidden",
          sentence: `${server} does not let Lynceus's account see ${it}, or it does not exist${quote}. Check the name, or have an administrator grant access in Argo CD's RBAC.`,
        };
      case 404:
        return {
          failure: "not-found",
          sentence: `${server} does not know ${it}${quote}. It may have been deleted or renamed a moment ago.`,
        };
      case 408:
        return {
          failure: "timeout",
          sentence: `${server} gave up on ${it} before it was done${quote}. Try again in a moment.`,
        };
      case 409:
        return {
          failure: "conflict",
          sentence: `${server} says that ${it} has changed meanwhile${quote}. Look at it again, then try again.`,
        };
      case 415:
        return {
          failure: "invalid",
          sentence: `${server} does not accept the content type of the request${quote}. A proxy in front of it may change headers; an administrator has to look.`,
        };
      case 429:
        if (/larger than max/i.test(detail ?? "")) {
          return {
            failure: "too-large",
            sentence: `The answer of ${server} about ${it} is larger than its own limit${quote}. Ask for less, or have an administrator raise ARGOCD_GRPC_MAX_SIZE_MB.`,
          };
        }
        return {
          failure: "rate-limited",
          retryable: true,
          sentence: `${server}, or a proxy in front of it, asks for fewer requests${quote}. Try again in a minute.`,
        };
      case 501:
        return {
          failure: "server",
          sentence: `${server} does not offer this call${quote}; its version may be too old for it.`,
        };
      case 504:
        return {
          failure: "unavailable",
          retryable: true,
          sentence: `${server} ran out of time${quote}. It may be overloaded; try again in a moment.`,
        };
      case 502:
      case 503:
        return {
          failure: "unavailable",
          retryable: true,
          sentence: `${server} is not available just now: ${status}${quote}. It may be restarting; try again in a moment.`,
        };
      default:
        if (status < 500) {
          return {
            failure: "invalid",
            sentence: `${server} does not accept the request for ${it}: ${status}${quote}.`,
          };
        }
        if (!byArgocd) {
          return {
            failure: "unavailable",
            sentence: `A proxy in front of ${server} failed: ${status}${quote}. If it stays, an administrator has to look.`,
          };
        }
        return {
          failure: "server",
          sentence: `${server} failed on ${it}${quote ? `${quote}.` : ` and did not say why: ${status}.`}`,
        };
    }
  }
}

/** The line to add to the RBAC policy: Argo CD names it when it is the action that is not permitted. */
function permissionAsked(detail: string | undefined): string | undefined {
  const line = /^permission denied: ([\w-]+, [^,]+, [^,`]+)/.exec(detail ?? "")?.[1];
  return line === undefined ? undefined : `\`${line}\``;
}

interface Told {
  readonly failure: ArgocdFailure;
  readonly retryable?: boolean;
  readonly sentence: string;
}
