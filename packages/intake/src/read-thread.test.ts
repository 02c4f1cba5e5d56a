import { expect, test } from "vitest";
import { readThread } from "./read-thread.ts";
import { SlackMessage } from "./schema.ts";

const reader = {
  botUserId: "UBOT",
  before: "200.000000",
  nameOf: (id: string) => (id === "U1" ? "Dana Reyes" : undefined),
};
const message = (fields: object) => SlackMessage.parse({ ts: "100.0", user: "U1", ...fields });

test("keeps the root and the last fifty, and nothing from after the question", () => {
  const root = message({ ts: "1.000000", text: "root" });
  const replies = Array.from({ length: 80 }, (_, index) =>
    message({ ts: `${index + 10}.000000`, text: `reply ${index}` }),
  );
  const later = message({ ts: "300.000000", text: "later" });

  const thread = readThread([root, ...replies, later], reader);

  expect(thread).toHaveLength(51);
  expect(thread[0]?.text).toBe("root");
  expect(thread[1]?.text).toBe("reply 30");
  expect(thread.at(-1)?.text).toBe("reply 79");
});

test("says who spoke: a person by name, an alert as a bot, ourselves as ourselves", () => {
  const thread = readThread(
    [
      message({ ts: "1.0", text: "hm" }),
      message({ ts: "2.0", user: undefined, bot_id: "B1", username: "alertmanager" }),
      message({ ts: "3.0", user: "UBOT", bot_id: "BBOT", text: "seen" }),
      message({ ts: "4.0", user: "U9", text: "who?" }),
    ],
    reader,
  );

  expect(thread.map(({ author }) => [author.kind, author.name])).toEqual([
    ["person", "Dana Reyes"],
    ["bot", "alertmanager"],
    ["lynceus", "Lynceus"],
    ["person", "U9"],
  ]);
});

test("reads an alert's words out of its attachments", () => {
  const alert = message({
    user: undefined,
    bot_id: "B1",
    attachments: [{ title: "[FIRING] payments-api", text: "KubePodCrashLooping" }],
  });

  expect(readThread([alert], reader)[0]?.text).toBe("[FIRING] payments-api\nKubePodCrashLooping");
});

test("an empty thread is no context", () => {
  expect(readThread([], reader)).toEqual([]);
});
