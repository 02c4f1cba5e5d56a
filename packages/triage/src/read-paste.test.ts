import { expect, test } from "vitest";
import { readPaste } from "./read-paste.ts";

test("a Java trace is read to its innermost cause", () => {
  const text = `Is this critical?
\`\`\`
2026-11-21 08:12:01 ERROR [main] o.s.boot.SpringApplication : Application run failed
java.lang.IllegalStateException: Could not load config
	at com.acme.orders.Main.start(Main.java:42)
Caused by: java.net.ConnectException: Connection refused: config-e2e.company.com:8888
	... 14 more
\`\`\``;

  const { said, paste } = readPaste(text);

  expect(said).toBe("Is this critical?");
  expect(paste).toMatchObject({
    level: "error",
    exception: "java.net.ConnectException",
    host: "config-e2e.company.com",
    telling: expect.stringContaining("Caused by: java.net.ConnectException"),
  });
  expect(paste?.names).toContain("config-e2e");
});

test("a Python trace says last what went wrong", () => {
  const text = `Traceback (most recent call last):
  File "/app/main.py", line 12, in <module>
    url = os.environ["DATABASE_URL"]
KeyError: 'DATABASE_URL'
is that bad?`;

  const { said, paste } = readPaste(text);

  expect(said).toContain("is that bad?");
  expect(paste).toMatchObject({ exception: "KeyError", key: "DATABASE_URL", level: "error" });
  expect(paste?.telling).toBe("KeyError: 'DATABASE_URL'");
});

test("one line in a code span is a paste", () => {
  const { said, paste } = readPaste(
    "`WARN redis: option retry_on_timeout is deprecated` in cache-warmer, is this critical?",
  );

  expect(said).toContain("cache-warmer, is this critical?");
  expect(said).not.toContain("deprecated");
  expect(paste).toMatchObject({ level: "warning", key: "retry_on_timeout" });
});

test("a pod's name leads to its application", () => {
  const { paste } = readPaste(
    '{"level":"error","pod":"orders-api-7d9c5b6f45-x2v8k","msg":"pool exhausted"}',
  );

  expect(paste?.names).toContain("orders-api");
  expect(paste?.level).toBe("error");
});

test.each([
  "is this critical?",
  "why is payments-api failing?",
  "the error is back",
  "Error again :(",
  "I see an error in `payments-api`",
  "whats a ComparisonError",
])("%j holds no paste", (text) => {
  expect(readPaste(text)).toEqual({ said: text });
});

test("twenty thousand hostile characters are read in linear time", () => {
  const begun = performance.now();
  readPaste(`ERROR ${"a-.:".repeat(20_000)}\n${"`x".repeat(20_000)}`);

  expect(performance.now() - begun).toBeLessThan(1_000);
});
