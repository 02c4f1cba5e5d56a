import { ExpectedError } from "@lynceus/contract";

/**
 * A sentence for what a PostgreSQL server or the way to it refuses; undefined for a bug of ours.
 * Source of the five-letter codes: PostgreSQL manual, appendix A. The password is never in it.
 *
 * @param name - the database as `parseDatabaseUrl` names it
 */
export function explainServerFailure(error: unknown, name: string): ExpectedError | undefined {
  if (!(error instanceof Error) || error instanceof ExpectedError) return undefined;
  const { code } = error as { code?: string };
  const sentence = code === undefined ? explainText(error, name) : explainCode(code, name);
  return sentence === undefined ? undefined : new ExpectedError(sentence);
}

function explainCode(code: string, name: string): string | undefined {
  switch (code) {
    case "ECONNREFUSED":
      return `The database ${name} refuses connections. Is PostgreSQL running there, and is the port right?`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The host of the database ${name} is not known. Check the name in the database URL.`;
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return unreachable(name);
    case "ECONNRESET":
    case "EPIPE":
    case "08000":
    case "08003":
    case "08006":
    case "57P01":
    case "57P02":
      return `The connection to the database ${name} broke off. It is opened again with the next request.`;
    case "57P03":
      return `The database ${name} is starting up or shutting down. Try again in a moment.`;
    case "28P01":
      return `The database ${name} does not accept the password. Check user and password in the database URL.`;
    case "28000":
      return `The database ${name} does not let this user in. Check the user, and the server's pg_hba.conf.`;
    case "3D000":
      return `There is no database ${name}. Create it, or check its name in the database URL.`;
    case "53300":
      return `The database ${name} has no connection left. Raise its max_connections, or run fewer processes.`;
    case "57014":
    case "55P03":
      return `The database ${name} took too long over a request. It may be overloaded.`;
    case "53100":
      return `The disk of the database ${name} is full.`;
    case "42501":
      return `The user of the database ${name} lacks a right. It must be able to create the schemas app and bullmq, or own them.`;
    case "25006":
      return `The database ${name} is read-only. Use the address of the primary server.`;
    case "SELF_SIGNED_CERT_IN_CHAIN":
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
    case "CERT_HAS_EXPIRED":
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return `The certificate of the database ${name} cannot be trusted (${code}). Give its CA with sslrootcert in the database URL.`;
    default:
      return undefined;
  }
}

/** `pg` says these without a code (8.23). */
function explainText(error: Error, name: string): string | undefined {
  if (/timeout/i.test(error.message)) return unreachable(name);
  if (/Connection terminated/.test(error.message)) {
    return `The connection to the database ${name} broke off. It is opened again with the next request.`;
  }
  if (/does not support SSL/.test(error.message)) {
    return `The database ${name} does not speak TLS. Set sslmode=disable in the database URL if that is meant.`;
  }
  if (/password must be a (non-empty )?string/.test(error.message)) {
    return `The database ${name} asks for a password, and the database URL has none.`;
  }
  return undefined;
}

function unreachable(name: string): string {
  return `The database ${name} does not answer. Check the address and the network between.`;
}
