import type { App } from "@slack/bolt";
import type { ModalView } from "@slack/web-api";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { LocalSlack } from "../local-slack.ts";
import { startLocalSlack } from "../start-local-slack.ts";
import { startBolt, startHttpBolt } from "../testing/connect.ts";
import { eventually } from "../testing/eventually.ts";

const channel = "C0PAYMENTS";
const user = "U0ADA00001";
const plain = (text: string) => ({ type: "plain_text" as const, text });

const form = (more: Partial<ModalView> = {}): ModalView => ({
  type: "modal",
  callback_id: "form",
  title: plain("Diagnose"),
  submit: plain("Go"),
  notify_on_close: true,
  blocks: [
    {
      type: "input",
      block_id: "name",
      label: plain("Application"),
      element: { type: "plain_text_input", action_id: "typed" },
    },
    {
      type: "section",
      block_id: "where",
      text: plain("Where"),
      accessory: { type: "external_select", action_id: "cluster", min_query_length: 1 },
    },
    {
      type: "actions",
      block_id: "more",
      elements: [{ type: "button", action_id: "deeper", text: plain("More") }],
    },
  ],
  ...more,
});

const card = [
  {
    type: "context_actions" as const,
    elements: [
      {
        type: "feedback_buttons" as const,
        action_id: "feedback",
        positive_button: { text: plain("Good"), value: "good" },
        negative_button: { text: plain("Bad"), value: "bad" },
      },
    ],
  },
  {
    type: "section" as const,
    block_id: "which",
    text: plain("Which?"),
    accessory: {
      type: "static_select" as const,
      action_id: "pick",
      options: [
        { text: plain("One"), value: "1" },
        { text: plain("Two"), value: "2" },
      ],
    },
  },
];

/** The same conversation over Socket Mode and over HTTP: nobody can tell the difference. */
describe.each([
  ["Socket Mode", startBolt],
  ["HTTP", startHttpBolt],
] as const)("over %s", (_, start) => {
  let slack: LocalSlack;
  let app: App;
  const heard: string[] = [];
  const refused: unknown[] = [];
  /** What the app answers the next submission with. */
  let answer: object | undefined;

  beforeAll(async () => {
    slack = await startLocalSlack({ rateTiers: false, ackTimeoutMs: 1000 });
    app = await start(slack, (bolt) => {
      const opening = (trigger_id: string) => bolt.client.views.open({ trigger_id, view: form() });
      bolt.event("app_mention", async ({ event, say }) => {
        await say({ text: `you said: ${event.text}`, thread_ts: event.ts, blocks: card });
      });
      bolt.action(/^(feedback|pick)$/, async ({ ack, payload, body, respond }) => {
        await ack();
        heard.push(JSON.stringify([payload, (body as { state?: unknown }).state]));
        await respond({ replace_original: true, text: "noted" });
      });
      bolt.command("/argocd", async ({ ack, command, respond }) => {
        if (command.text === "form") {
          await ack();
          await opening(command.trigger_id).catch((error) => refused.push(error.data.error));
          return;
        }
        await ack({ response_type: "ephemeral", text: `working on ${command.text}` });
        await respond({ response_type: "in_channel", text: "found it" });
      });
      bolt.shortcut("diagnose", async ({ ack, shortcut, respond }) => {
        await ack();
        heard.push(shortcut.type);
        if (shortcut.type === "shortcut") await opening(shortcut.trigger_id);
        else await respond({ text: `looking at ${shortcut.message_ts}` });
      });
      bolt.options("cluster", async ({ ack, payload }) => {
        await ack({
          options: [{ text: plain(`${payload.value}-1`), value: `${payload.value}-1` }],
        });
      });
      bolt.action("cluster", async ({ ack, body }) => {
        await ack();
        const { view } = body as { view?: { state: { values: unknown } } };
        heard.push(`cluster ${JSON.stringify(view?.state.values)}`);
      });
      bolt.action("deeper", async ({ ack, body, client }) => {
        await ack();
        const { trigger_id } = body as { trigger_id: string };
        await client.views.push({ trigger_id, view: form({ callback_id: "deeper" }) });
      });
      bolt.view({ callback_id: "form", type: "view_submission" }, async ({ ack, view }) => {
        heard.push(`submitted ${JSON.stringify(view.state.values.name)}`);
        await (answer === undefined ? ack() : ack(answer as never));
      });
      bolt.view({ callback_id: "form", type: "view_closed" }, async ({ ack }) => {
        await ack();
        heard.push("closed");
      });
      bolt.event("app_home_opened", async ({ event, client }) => {
        if (event.tab !== "home") return;
        const blocks = [{ type: "header" as const, text: plain("Yours") }];
        await client.views.publish({ user_id: event.user, view: { type: "home", blocks } });
      });
    });
  });
  afterEach(async () => {
    while (slack.modals(user).length > 0) await slack.dismiss(user);
    heard.length = 0;
    answer = undefined;
  });
  afterAll(async () => {
    await app.stop();
    await slack.close();
  });

  async function openForm(): Promise<void> {
    await slack.command({ channel, user, command: "/argocd", text: "form" });
    await eventually(() => slack.modals(user).length).toBe(1);
  }
  const fill = (value: string) =>
    slack.choose({ view: "modal", user, actionId: "typed", values: [value] });

  async function answered(): Promise<{ threadTs: string; ts: string }> {
    const { ts } = slack.say({ channel, user, text: `<@${slack.bot.userId}> hi` });
    await eventually(() => slack.thread(channel, ts).length).toBe(2);
    return { threadTs: ts, ts: slack.thread(channel, ts)[1]?.ts ?? "" };
  }

  test("a mention is answered in its thread, and feedback replaces the answer", async () => {
    const { threadTs, ts } = await answered();
    const press = { channel, ts, user, actionId: "feedback", value: "bad" };
    expect(await slack.click(press)).toMatchObject({ acked: true });
    await eventually(() => slack.thread(channel, threadTs)[1]?.text).toBe("noted");
    expect(heard[0]).toContain('"type":"feedback_buttons"');
    expect(heard[0]).toContain('"value":"bad"');
  });

  test("a choice in a message is told with what its elements hold", async () => {
    const { ts } = await answered();
    const pick = { channel, ts, user, actionId: "pick" };
    await expect(slack.click(pick)).rejects.toThrow("cannot be pressed");
    await expect(slack.choose({ ...pick, values: ["3"] })).rejects.toThrow("no option 3");
    expect(await slack.choose({ ...pick, values: ["2"] })).toMatchObject({ acked: true });
    const selected_option = { text: plain("Two"), value: "2" };
    const held = { type: "static_select", selected_option };
    await eventually(() => heard.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      [held, { values: { which: { pick: held } } }],
    ]);
  });

  test("a command is answered with its ack and through its response URL", async () => {
    expect(await slack.command({ channel, user, command: "/argocd", text: "status" })).toEqual({
      acked: true,
    });
    expect(slack.ephemerals(channel, user).at(-1)?.text).toBe("working on status");
    await eventually(() => slack.messages(channel).at(-1)?.text).toBe("found it");
  });

  test("a form is filled in and submitted", async () => {
    await openForm();
    await expect(slack.submit(user)).rejects.toThrow("name has to be filled in");
    expect(await fill("payments-api")).toBeUndefined();
    expect(await slack.submit(user)).toEqual({ outcome: "taken" });
    expect(heard).toEqual([
      'submitted {"typed":{"type":"plain_text_input","value":"payments-api"}}',
    ]);
    expect(slack.modals(user)).toEqual([]);
  });

  test("a form is refused, changed, stacked and cleared by the answer to it", async () => {
    await openForm();
    await fill("x");
    answer = { response_action: "errors", errors: { name: "No such application." } };
    expect(await slack.submit(user)).toMatchObject({
      outcome: "refused",
      errors: { name: "No such application." },
    });
    answer = { response_action: "errors", errors: { nowhere: "?" } };
    expect(await slack.submit(user)).toMatchObject({ outcome: "failed" });
    answer = { response_action: "update", view: form({ title: plain("Again") }) };
    expect(await slack.submit(user)).toEqual({ outcome: "taken" });
    expect(slack.modals(user)).toMatchObject([{ title: { text: "Again" } }]);
    answer = { response_action: "push", view: form({ title: plain("On top") }) };
    await slack.submit(user);
    expect(slack.modals(user)).toHaveLength(2);
    await fill("y");
    answer = { response_action: "push", view: { type: "modal" } };
    expect(await slack.submit(user)).toMatchObject({
      outcome: "failed",
      problem: expect.stringContaining("invalid_arguments"),
    });
    answer = { response_action: "clear" };
    await slack.submit(user);
    expect(slack.modals(user)).toEqual([]);
  });

  test("a select is offered options, and tells what is chosen", async () => {
    await openForm();
    const aim = { view: "modal", user, actionId: "cluster" } as const;
    expect(await slack.suggest({ ...aim, query: "prod" })).toMatchObject([{ value: "prod-1" }]);
    expect(await slack.choose({ ...aim, values: ["prod-1"] })).toMatchObject({ acked: true });
    expect(heard[0]).toContain('"selected_option":{"text":{"type":"plain_text","text":"prod-1"}');
    await expect(slack.choose({ ...aim, values: ["prod-2"] })).rejects.toThrow("no option prod-2");
  });

  test("a button in a form opens another above it; closing tells where asked for", async () => {
    await openForm();
    expect(await slack.click({ view: "modal", user, actionId: "deeper" })).toMatchObject({
      acked: true,
    });
    await eventually(() => slack.modals(user).length).toBe(2);
    await slack.dismiss(user);
    await slack.dismiss(user);
    await eventually(() => heard).toContain("closed");
  });

  test("an expired trigger opens nothing", async () => {
    slack.expireTriggers(1);
    await slack.command({ channel, user, command: "/argocd", text: "form" });
    await eventually(() => refused).toEqual(["expired_trigger_id"]);
    expect(slack.modals(user)).toEqual([]);
  });

  test("shortcuts reach the app from a message and from anywhere", async () => {
    const { ts } = slack.say({ channel, user, text: "stack trace" });
    const callbackId = "diagnose";
    expect(await slack.messageShortcut({ channel, ts, user, callbackId })).toEqual({ acked: true });
    await eventually(() => slack.ephemerals(channel, user).at(-1)?.text).toBe(`looking at ${ts}`);
    expect(await slack.shortcut({ user, callbackId })).toEqual({ acked: true });
    await eventually(() => slack.modals(user).length).toBe(1);
    expect(heard).toEqual(["message_action", "shortcut"]);
  });

  test("the home tab is published when opened", async () => {
    expect(slack.home(user)?.blocks).toBeUndefined();
    await slack.openHome({ user, tab: "messages" });
    await slack.openHome({ user });
    await eventually(() => slack.home(user)?.blocks).toMatchObject([{ type: "header" }]);
  });

  test("a command that is not acked in time is told as failed", async () => {
    slack.delivery.slowAcks(1, 60_000);
    expect(await slack.command({ channel, user, command: "/argocd" })).toEqual({ acked: false });
    expect(slack.ephemerals(channel, user).map(({ text }) => text)).toContain(
      '/argocd failed with the error "operation_timeout"',
    );
  });
});

test("where the app has registered commands and shortcuts, Slackbot knows no others", async () => {
  const slack = await startLocalSlack({
    workspace: {
      people: [{ id: user, name: "ada", realName: "Ada Okafor", email: "ada@acme.example" }],
      channels: [{ id: channel, name: "payments-support", members: [user] }],
      bot: { commands: [{ command: "/argocd", description: "Asks Argo CD" }], shortcuts: [] },
    },
  });
  try {
    const typed = { channel, user, command: "/argo" };
    const { ts } = slack.say({ channel, user, text: "odd" });

    expect(await slack.command(typed)).toEqual({ acked: false });
    expect(slack.ephemerals(channel, user)).toMatchObject([
      { user: "USLACKBOT", text: expect.stringContaining("`/argo` is not a valid command") },
    ]);
    await expect(
      slack.messageShortcut({ channel, ts, user, callbackId: "diagnose" }),
    ).rejects.toThrow("The app has no message shortcut diagnose.");
  } finally {
    await slack.close();
  }
});
