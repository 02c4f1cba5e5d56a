import type { Command, Outcome } from "../../src/serve/protocol.ts";

/** Asks the server to do something. Rejects with a sentence for the person when it is not done. */
export async function send(command: Command): Promise<Extract<Outcome, { ok: true }>> {
  let outcome: Outcome;
  try {
    const response = await fetch("/api/do", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(command),
    });
    outcome = (await response.json()) as Outcome;
  } catch {
    throw new Error("The demo does not answer. Is it still running in the terminal?");
  }
  if (!outcome.ok) throw new Error(outcome.sentence);
  return outcome;
}
