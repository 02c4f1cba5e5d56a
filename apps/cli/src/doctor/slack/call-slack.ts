import { ExpectedError } from "@lynceus/contract";
import { z } from "zod";
import { type Answer, askJson } from "../ask-json.ts";

const SLACK = "https://slack.com/api/";

const Told = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  team: z.string().optional(),
  user: z.string().optional(),
});

export interface SlackCall {
  readonly method: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** Undefined for Slack itself. */
  readonly apiUrl: string | undefined;
}

/** Calls one method of Slack's Web API. Throws an `ExpectedError` when Slack does not answer, or somebody else does. */
export async function callSlack(
  { method, form = {}, token, apiUrl = SLACK }: SlackCall,
  signal: AbortSignal,
): Promise<z.infer<typeof Told> & Pick<Answer, "headers" | "body">> {
  const { body, headers, status } = await askJson(
    `${apiUrl}${method}`,
    {
      who: "Slack",
      method: "POST",
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(form).toString(),
    },
    signal,
  );
  const told = Told.safeParse(body);
  if (!told.success) {
    throw new ExpectedError(
      `What answers in Slack's place (${status}) is not Slack. Check SLACK_API_URL, or leave it out.`,
    );
  }
  return { ...told.data, headers, body };
}

/** Slack's word for why it refuses something, fit to be told. */
export function wordOf(error = "no reason"): string {
  return error.replaceAll(/[^\w-]/g, " ").slice(0, 60);
}
