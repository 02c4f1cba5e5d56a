import { beforeEach, expect, test } from "vitest";
import { acme } from "../default-workspace.ts";
import type { Delivered } from "../delivery/delivery.ts";
import { createResponseUrls } from "../response-urls.ts";
import { readView } from "../views/read-view.ts";
import { createTriggers } from "../views/triggers.ts";
import { createViews, type Views } from "../views/views.ts";
import { createWorkspace } from "../workspace.ts";
import { type Acting, createActing } from "./acting.ts";
import { createFillingIn, type FillingIn } from "./filling-in.ts";

const user = "U0ADA00001";
const plain = (text: string) => ({ type: "plain_text", text });

type Payload = Readonly<Record<string, unknown>>;

let views: Views;
let hands: Acting & FillingIn;
let sent: Payload[];
/** What the app answers. */
let delivered: Delivered;

beforeEach(() => {
  const workspace = createWorkspace(acme, Date.now);
  views = createViews({ workspace, now: Date.now });
  sent = [];
  delivered = { acked: true, response: {} };
  const desk = {
    workspace,
    views,
    triggers: createTriggers(Date.now),
    responseUrls: createResponseUrls({ workspace, baseUrl: "http://slack", now: Date.now }),
    token: "t",
    delivery: {
      interaction: async ({ payload }: { readonly payload: unknown }) => {
        sent.push(payload as Payload);
        return delivered;
      },
    },
  };
  hands = { ...createActing(desk), ...createFillingIn(desk) };
});

const input = (element: object, more: object = {}) => ({
  type: "input",
  block_id: "b",
  label: plain("x"),
  element: { action_id: "a", ...element },
  ...more,
});
const open = (more: object = {}) =>
  views.open(
    user,
    readView({ type: "modal", title: plain("x"), submit: plain("Go"), blocks: [], ...more }),
  );

test("a conversation that was chosen comes with a URL to post to it, where asked for", async () => {
  open({ blocks: [input({ type: "conversations_select", response_url_enabled: true })] });
  await hands.choose({ view: "modal", user, actionId: "a", values: ["C0PAYMENTS"] });
  await hands.submit(user);
  expect(sent).toMatchObject([
    {
      type: "view_submission",
      response_urls: [
        {
          block_id: "b",
          action_id: "a",
          channel_id: "C0PAYMENTS",
          response_url: expect.stringMatching(/^http:\/\/slack\/.+/),
        },
      ],
    },
  ]);
});

test("an input tells at once only where it dispatches", async () => {
  const typed = { view: "modal", user, actionId: "a", values: ["hi"] } as const;
  open({ blocks: [input({ type: "plain_text_input" })] });
  expect(await hands.choose(typed)).toBeUndefined();
  open({ blocks: [input({ type: "plain_text_input" }, { dispatch_action: true })] });
  expect(await hands.choose(typed)).toMatchObject({ acked: true });
  expect(sent).toMatchObject([
    {
      type: "block_actions",
      container: { type: "view" },
      view: { state: { values: { b: { a: { value: "hi" } } } } },
      actions: [{ type: "plain_text_input", value: "hi" }],
    },
  ]);
});

test.each([
  [{ clear_on_close: true, notify_on_close: true }, 0, [{ type: "view_closed", is_cleared: true }]],
  [{ notify_on_close: true }, 1, [{ type: "view_closed", is_cleared: false }]],
  [{}, 1, []],
])("dismissing a modal with %j leaves %i", async (more, left, told) => {
  open();
  views.push(user, readView({ type: "modal", title: plain("x"), blocks: [], ...more }));
  await hands.dismiss(user);
  expect(hands.modals(user)).toHaveLength(left);
  expect(sent).toMatchObject(told);
});

test("what is not answered in time leaves the modal open", async () => {
  open();
  delivered = { acked: false };
  expect(await hands.submit(user)).toMatchObject({ outcome: "failed" });
  expect(hands.modals(user)).toHaveLength(1);
});

test("nothing is submitted or dismissed without a modal, or without a button for it", async () => {
  await expect(hands.submit(user)).rejects.toThrow("no modal open");
  await expect(hands.dismiss(user)).rejects.toThrow("no modal open");
  views.open(user, readView({ type: "modal", title: plain("x"), blocks: [] }));
  await expect(hands.submit(user)).rejects.toThrow("nothing to submit");
});
