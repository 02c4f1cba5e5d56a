import { expect, test } from "vitest";
import { groupLines } from "./group-lines.ts";

const group = (text: string) =>
  groupLines(text.split("\n").map((line) => ({ text: line, at: undefined }))).map(
    ({ lines, level }) => [lines.length, level],
  );

const java = `INFO starting
ERROR run failed
java.lang.IllegalStateException: no config
\tat com.acme.Main.main(Main.java:1)
Caused by: java.net.ConnectException: refused
\t... 12 more
INFO bye`;
const python = `ready
Traceback (most recent call last):
  File "/app/main.py", line 3, in <module>
    run()
KeyError: 'DB_URL'
done`;
const go = `listening
panic: runtime error: index out of range

goroutine 1 [running]:
main.main()
\t/app/main.go:10 +0x1d
exit status 2`;
const node = `TypeError: x is not a function
    at run (/app/index.js:3:1)
    at node:internal/main:1:1
next`;

test.each([
  [
    "Java",
    java,
    [
      [1, "other"],
      [1, "error"],
      [4, "error"],
      [1, "other"],
    ],
  ],
  [
    "Python",
    python,
    [
      [1, "other"],
      [4, "error"],
      [1, "other"],
    ],
  ],
  [
    "Go",
    go,
    [
      [1, "other"],
      [5, "error"],
    ],
  ],
  [
    "Node",
    node,
    [
      [3, "error"],
      [1, "other"],
    ],
  ],
])("a stack trace of %s is one block", (_, text, blocks) => {
  expect(group(text)).toEqual(blocks);
});

test("a log without an unindented line ends its blocks", () => {
  expect(groupLines(Array(500).fill({ text: "  x", at: undefined })).length).toBeGreaterThan(3);
});
