import { ExpectedError } from "@lynceus/contract";
import { expect, it } from "vitest";
import type { Backend } from "./backend/backend.ts";
import { createAsk } from "./create-ask.ts";

const ask = createAsk({
  explain: (error: unknown) => (String(error).includes("gone") ? "The server is gone." : undefined),
} as Backend);

it("passes on answers", async () => {
  await expect(ask(async () => 7)).resolves.toBe(7);
});

it("turns what the server says into a sentence, and leaves bugs alone", async () => {
  const gone = ask(() => Promise.reject(new Error("gone")));
  await expect(gone).rejects.toEqual(new ExpectedError("The server is gone."));
  await expect(gone).rejects.toBeInstanceOf(ExpectedError);
  await expect(ask(() => Promise.reject(new TypeError("x is no function")))).rejects.toBeInstanceOf(
    TypeError,
  );
});
