import { ExpectedError } from "@lynceus/contract";
import { RE2JS } from "re2js";
import { z } from "zod";
import { quote } from "./text/quote.ts";

export const GrepArgument = z
  .string()
  .refine((text) => text.length > 0 && text.length <= 200, "give 1 to 200 characters");

/**
 * A test whether a text has what an RE2 pattern describes, in time linear to the text; case does not
 * count. Throws `ExpectedError` for what is no pattern.
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return (text) => compiled.matcher(text).find();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ExpectedError(
      `\`grep\` ${quote(pattern)} is not a pattern that RE2 understands (${why.slice(0, 160)}). Look-around and back-references do not exist there; plain words work, and \\ before a special character takes it as it is.`,
    );
  }
}
