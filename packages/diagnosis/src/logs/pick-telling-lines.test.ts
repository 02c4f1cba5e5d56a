import { describe, expect, it } from "vitest";
import { pickTellingLines } from "./pick-telling-lines.ts";

function messages(log: string): readonly string[] {
  const lines = log
    .split("\n")
    .map((content) => ({ content, podName: "p", at: undefined, status: false }));
  return pickTellingLines(lines).map(({ message }) => message);
}

describe("pickTellingLines", () => {
  it.each([
    [
      "Python",
      'Traceback (most recent call last):\n  File "/app/main.py", line 3, in <module>\n    url = os.environ["DB_URL"]\nKeyError: \'DB_URL\'',
      "KeyError: 'DB_URL'",
    ],
    [
      "Node",
      "node:internal/modules/cjs/loader:1404\n  throw err;\n  ^\n\nError: Cannot find module '/app/dist/main.js'\n    at Function._resolveFilename (node:internal:1401:15)\nNode.js v22.1.0",
      "Error: Cannot find module '/app/dist/main.js'",
    ],
    [
      "Go",
      "panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation]\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:14 +0x1d",
      "panic: runtime error: invalid memory address or nil pointer dereference",
    ],
    [
      "Java",
      "2030-01-01 10:00:00.123 ERROR 1 --- [main] o.s.boot.SpringApplication : Application run failed\norg.x.BeanCreationException: Error creating bean 'a'\n\tat org.x.A.b(A.java:1)\n\t... 20 more\nCaused by: java.lang.IllegalStateException: LEDGER_KEY must be 32 bytes\n\tat org.x.C.d(C.java:2)",
      "Caused by: java.lang.IllegalStateException: LEDGER_KEY must be 32 bytes",
    ],
    [
      ".NET",
      "Unhandled exception. System.InvalidOperationException: No connection string named 'Main'\n   at App.Program.Main() in /src/Program.cs:line 9",
      "Unhandled exception. System.InvalidOperationException: No connection string named 'Main'",
    ],
    [
      "a root cause before the noise of shutting down",
      "Caused by: java.io.IOException: bad magic number\nERROR pool: connection lost, cannot return it",
      "Caused by: java.io.IOException: bad magic number",
    ],
    [
      "a message before its stack frames",
      "cannot read schema.sql\n\tat org.x.Loader.failed(Loader.java:2)\n\tat org.x.NotFound.unknown(A.java:1)",
      "cannot read schema.sql",
    ],
    [
      "a flag",
      "tool 2.0\nflag provided but not defined: -colour\nUsage of tool:\n  -color string",
      "flag provided but not defined: -colour",
    ],
    [
      "JSON",
      '{"level":"info","msg":"starting"}\n{"level":"fatal","msg":"cannot load config","error":"open /etc/app.yaml: no such file or directory"}\n{"level":"info","msg":"bye"}',
      "cannot load config: open /etc/app.yaml: no such file or directory",
    ],
    [
      "logfmt",
      'level=info msg="start"\nlevel=error msg="bind: address already in use"',
      'level=error msg="bind: address already in use"',
    ],
    [
      "klog",
      "I0102 10:00:00.1 1 main.go:1] starting\nF0102 10:00:01.000001       1 main.go:9] unable to load certificate",
      "unable to load certificate",
    ],
    [
      "a farewell after the reason",
      "ERROR schema version 12 is not supported\nFATAL shutting down\nexited with code 3",
      "schema version 12 is not supported",
    ],
    [
      "a Python exception that is not called an error",
      '[2030-01-01 10:00:01 +0000] [7] [ERROR] Exception in worker process\nTraceback (most recent call last):\n  File "/app/x.py", line 3, in <module>\ndjango.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.\n[2030-01-01 10:00:01 +0000] [1] [ERROR] Reason: Worker failed to boot.',
      "django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.",
    ],
    [
      "Rust",
      "thread 'main' panicked at src/main.rs:14:37:\nport 8080 is taken\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
      "port 8080 is taken",
    ],
    [
      "Spring Boot's analysis",
      "2030-01-01 10:00:00.1 ERROR 1 --- [main] o.s.b.d.LoggingFailureAnalysisReporter   : \n\n***************************\nAPPLICATION FAILED TO START\n***************************\n\nDescription:\n\nWeb server failed to start. Port 8080 was already in use.\n\nAction:\n\nStop the process that's listening on it.",
      "Web server failed to start. Port 8080 was already in use.",
    ],
    [
      "npm alone",
      '> web@1.0.0 start\nnpm ERR! Missing script: "start"\nnpm ERR! A complete log of this run can be found in: /root/x.log',
      'npm ERR! Missing script: "start"',
    ],
    ["warnings only", "INFO up\nWARN  heap grows", "heap grows"],
  ])("finds the reason in %s", (_, log, reason) => {
    expect(messages(log)[0]).toBe(reason);
  });

  it("keeps three at most, each once, and none of a log without complaint", () => {
    const log = [
      "ERROR a failed",
      "ERROR b failed",
      "ERROR b failed",
      "ERROR c failed",
      "ERROR d failed",
    ];
    expect(messages(log.join("\n"))).toEqual(["d failed", "c failed", "b failed"]);
    expect(messages("listening on :80\nINFO ready\nGET /errors 200")).toEqual([]);
  });

  it("is not slowed down by lines made to slow it down", () => {
    const line = `${"a".repeat(4000)}`;
    const dots = `dial tcp ${"a.".repeat(2000)} connection refused`;
    const before = process.cpuUsage();
    messages(Array.from({ length: 200 }, (_, index) => (index % 2 ? line : dots)).join("\n"));
    const { user } = process.cpuUsage(before);
    expect(user / 1000).toBeLessThan(500);
  });
});
