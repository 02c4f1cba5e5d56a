import type { LocalSlack } from "@lynceus/standins";
import { beforeEach, expect, test } from "vitest";
import { renderSentence } from "../render/render-sentence.ts";
import { createMemoryDeliveries } from "./create-memory-deliveries.ts";
import { answer } from "./testing/answer.ts";
import { ADA, openRoom, type Room } from "./testing/open-room.ts";
import { quickClock } from "./testing/quick-clock.ts";

const secret = "hunter2-hunter2";
const redact = (text: string) => text.replaceAll(secret, "[redacted]");
const channel = "C0PAYMENTS";

let room: Room;
let slack: LocalSlack;

beforeEach(async () => {
  room = await openRoom({ rateTiers: false });
  ({ slack } = room);
});

test("a message that answers nobody is said once for ever, and no secret with it", async () => {
  const deliveries = createMemoryDeliveries();
  const sender = () => room.sender({ deliveries, redact, clock: quickClock(100) });
  const message = renderSentence(`Here is ${secret}.`);

  const sending = answer();
  const ts = await sender().say(channel, message, sending);
  expect(await sender().say(channel, message, sending)).toBeUndefined();

  expect(slack.messages(channel).at(-1)).toMatchObject({ ts, text: "Here is [redacted]." });
  expect(room.count("chat.postMessage")).toBe(1);
  expect(JSON.stringify(slack.calls())).not.toContain(secret);
});

test("where Slack does not let us speak nobody is told, and nothing fails", async () => {
  const said = await room.sender().say("C0BOARD001", renderSentence("Hello."), answer());

  expect(said).toBeUndefined();
  expect(room.logged.at(-1)).toMatchObject({ level: "info", fields: { to: "C0BOARD001" } });
});

test("a home is shown without secrets, and again when Slack was asked too often", async () => {
  slack.faults.add({ method: "views.publish", status: 429, headers: { "retry-after": "1" } });
  const sender = room.sender({ redact, clock: quickClock(100) });
  const { blocks } = renderSentence(`Your ${secret}.`);

  await sender.publishHome(ADA, { blocks, state: "D1" }, {});

  expect(room.count("views.publish")).toBe(2);
  expect(JSON.stringify(slack.calls().at(-1)?.args)).toContain("[redacted]");
  expect(JSON.stringify(slack.calls())).not.toContain(secret);
});
