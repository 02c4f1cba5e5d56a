import { WebAPIPlatformError } from "@slack/web-api";

/** Slack's code for why it did not do it; undefined for an error of another kind. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}
