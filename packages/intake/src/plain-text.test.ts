import { expect, test } from "vitest";
import { plainText } from "./plain-text.ts";

test.each([
  ["<@UBOT> why is payments-api failing?", "why is payments-api failing?"],
  ["why, <@UBOT>?", "why, ?"],
  ["<@UBOT>", ""],
  ["<@U2> broke it in <#C9|payments>", "@U2 broke it in #payments"],
  ["<!subteam^S1|@sre> <!here> look", "@sre  look"],
  ["see <https://argo.example/applications/x>", "see https://argo.example/applications/x"],
  ["<http://payments-api.prod|payments-api.prod> is down", "payments-api.prod is down"],
  ["a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"],
  ["&amp;lt; stays escaped once", "&lt; stays escaped once"],
  ["line one\nline two", "line one\nline two"],
  ["1 < 2 and <not closed", "1 < 2 and <not closed"],
])("%j reads %j", (text, plain) => {
  expect(plainText(text, "UBOT")).toBe(plain);
});

test("a hostile text is read in linear time", () => {
  const text = "<".repeat(200_000);

  expect(plainText(text, "UBOT")).toHaveLength(200_000);
});
