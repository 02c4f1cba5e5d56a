import { expect, test } from "vitest";
import { createMessages } from "./messages.ts";
import type { Message } from "./schema.ts";

const message = (ts: string, more: Partial<Message> = {}): Message => ({
  type: "message",
  ts,
  user: "U1",
  text: ts,
  ...more,
});

test("a root is told with its replies, which may come, change and go", () => {
  const messages = createMessages();
  messages.put("C1", message("1.1"));
  expect(messages.find("C1", "1.1")).not.toHaveProperty("thread_ts");
  messages.put("C1", message("1.2", { thread_ts: "1.1", user: "U2" }));
  messages.put("C1", message("1.3", { thread_ts: "1.1" }));
  messages.put("C1", message("1.2", { thread_ts: "1.1", user: "U2", text: "changed" }));
  const root = { thread_ts: "1.1", reply_count: 2, reply_users: ["U2", "U1"], latest_reply: "1.3" };
  expect(messages.thread("C1", "1.1")).toMatchObject([root, { text: "changed" }, { ts: "1.3" }]);
  messages.drop("C1", "1.3");
  messages.drop("C1", "1.2");
  expect(messages.find("C1", "1.1")).toEqual(message("1.1"));
});

test("putting back what was read keeps a root a root", () => {
  const messages = createMessages();
  messages.put("C1", message("1.1"));
  messages.put("C1", message("1.2", { thread_ts: "1.1" }));
  const [read] = messages.roots("C1");
  messages.put("C1", { ...(read as Message), text: "changed" });
  expect(messages.roots("C1")).toMatchObject([{ text: "changed", reply_count: 1 }]);
});

test("a reply is no thread of its own, and channels are apart", () => {
  const messages = createMessages();
  messages.put("C1", message("1.1"));
  messages.put("C1", message("1.2", { thread_ts: "1.1" }));
  expect(messages.thread("C1", "1.2")).toEqual([]);
  expect(messages.roots("C2")).toEqual([]);
  expect(messages.find("C2", "1.1")).toBeUndefined();
});
