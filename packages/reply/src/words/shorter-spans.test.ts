import { expect, it } from "vitest";
import { shorterSpans } from "./shorter-spans.ts";

const line =
  'Caused by: org.springframework.web.client.ResourceAccessException: I/O error on GET request for "https://config-e2e.company.com/orders-api/prod": Connect to https://config-e2e.company.com:443 failed: Connection refused';

it("keeps what failed and why of a long quote, and closes its span", () => {
  const short = shorterSpans(`Its log says \`${line}\``, 200);

  expect(short.length).toBeLessThanOrEqual(205);
  expect(short).toMatch(/^Its log says `Caused by: … .*:443 failed: Connection refused`$/);
});

it("leaves what fits, and sentences without a long quote", () => {
  expect(shorterSpans("Exit code 78", 200)).toBe("Exit code 78");
  const wordy = "word ".repeat(60);
  expect(shorterSpans(wordy, 200)).toBe(wordy);
});
