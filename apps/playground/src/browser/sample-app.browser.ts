import { describe, expect, test } from "vitest";
import { findChromium, WITHOUT } from "./testing/find-chromium.ts";
import { advanced, form, home } from "./testing/sample-form.ts";
import { type Heard, type SampleApp, startSampleApp } from "./testing/start-sample-app.ts";
import { playground } from "./testing/visit.ts";

const chromium = findChromium();

interface Submission {
  readonly view: {
    readonly state: {
      readonly values: Readonly<Record<string, Readonly<Record<string, { value?: string }>>>>;
    };
  };
}

/** A form by command or shortcut, another on top of it, a refusal, a home tab. */
async function answer(heard: Heard, { call }: Pick<SampleApp, "call">): Promise<unknown> {
  const { trigger_id, type = heard.command } = heard;
  switch (type) {
    case "/sample":
    case "message_action":
      await call("views.open", { trigger_id, view: form });
      return undefined;
    case "block_actions":
      await call("views.push", { trigger_id, view: advanced });
      return undefined;
    case "view_submission": {
      const { name } = (heard as unknown as Submission).view.state.values;
      if (name?.typed?.value !== "taken") return undefined;
      return { response_action: "errors", errors: { name: "There is one of this name." } };
    }
    case "event_callback": {
      const { event } = heard as { readonly event?: Readonly<Record<string, unknown>> };
      if (event?.type !== "app_home_opened" || event.tab !== "home") return undefined;
      await call("views.publish", { user_id: event.user, view: home });
      return undefined;
    }
    default:
      return { response_type: "ephemeral", text: "For you alone." };
  }
}

describe.skipIf(chromium === undefined)(
  `in a browser, with an app of its own${chromium === undefined ? `, ${WITHOUT}` : ""}`,
  () => {
    let app: SampleApp;
    const { visit } = playground(() => ({
      world: "image-tag-missing",
      setUp: async () => {
        app = await startSampleApp(answer);
        return app.stage;
      },
    }));

    test("a command opens a form, which says at the field what is wrong and what the app refuses", async () => {
      const page = await visit();
      const keys = page.keyboard;
      await keys.type("/sa");
      await page.getByRole("option", { name: /\/sample form/ }).waitFor();
      await keys.press("Enter");
      await keys.press("Enter");
      const dialog = page.getByRole("dialog", { name: "Create application" });
      await dialog.waitFor();

      await dialog.getByRole("button", { name: "Create" }).click();
      await dialog.getByText("Please fill in this field.").first().waitFor();
      expect(await page.locator(":focus").getAttribute("aria-label")).toBe("Application");
      await keys.type("taken");
      await dialog.getByRole("combobox", { name: "Project" }).selectOption("checkout");
      await dialog.getByRole("checkbox", { name: "Prune" }).check();
      await dialog.getByRole("button", { name: "Create" }).click();
      await dialog.getByText("There is one of this name.").waitFor();
      await dialog.getByRole("textbox", { name: "Application" }).fill("payments-new");
      await keys.press("Enter");
      await dialog.waitFor({ state: "detached" });

      const submitted = app.heard.findLast(({ type }) => type === "view_submission");
      expect(JSON.stringify(submitted)).toContain('"value":"payments-new"');
      expect(JSON.stringify(submitted)).toMatch(/selected_options":\[.{0,80}prune/);
      expect(await page.locator(":focus").getAttribute("aria-label")).toMatch(/^Message #/);
    });

    test("a shortcut of a message opens a form; one on top of it leads back; Escape closes", async () => {
      const page = await visit();
      const box = page.getByRole("textbox", { name: /^Message #/ });
      await box.fill("something is odd");
      await box.press("Enter");
      await page.getByRole("article").filter({ hasText: "something is odd" }).hover();
      await page.getByRole("button", { name: "More actions" }).last().click();
      await page.getByRole("menuitem", { name: "Look at it" }).click();
      const dialog = page.getByRole("dialog", { name: "Create application" });
      await dialog.getByRole("textbox", { name: "Application" }).fill("kept");

      await dialog.getByRole("button", { name: "Advanced" }).click();
      await page.getByRole("dialog", { name: "Advanced" }).getByLabel("Back").click();
      await dialog.waitFor();
      for (let presses = 0; presses < 12; presses += 1) {
        await page.keyboard.press("Tab");
        expect(await dialog.locator(":focus").count()).toBeLessThanOrEqual(1);
        expect(await page.locator(".conversation :focus").count()).toBe(0);
      }
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      expect(app.heard.some(({ callback_id: id }) => id === "look")).toBe(true);
    });

    test("what only one person sees is said so, and goes when dismissed; an unknown command is told", async () => {
      const page = await visit();
      const box = page.getByRole("textbox", { name: /^Message #/ });
      await box.fill("/other");
      await box.press("Enter");
      const whisper = page.getByRole("article", { name: /only visible to you/ });
      await whisper.filter({ hasText: "For you alone." }).waitFor();
      await whisper.getByRole("button", { name: "Dismiss" }).click();
      await whisper.waitFor({ state: "detached" });

      await box.fill("/nothing");
      await box.press("Enter");
      await whisper.filter({ hasText: "not a valid command" }).waitFor();
      await page.getByRole("combobox", { name: /^You, / }).selectOption({ label: "Ivo Lindqvist" });
      await whisper.waitFor({ state: "detached" });
    });

    test("home and messages are two faces of the app", async () => {
      const page = await visit();
      await page.getByRole("button", { name: "Lynceus", exact: true }).click();
      await page.getByRole("tab", { name: "Messages" }).press("ArrowLeft");
      await page.getByRole("heading", { name: "Your applications" }).waitFor();
      expect(await page.getByRole("textbox", { name: /^Message/ }).count()).toBe(0);
    });

    test("what is streamed grows, is stopped, and moves nobody who reads above", async () => {
      const page = await visit();
      const channel = app.stage.channel;
      const user = app.stage.askerId;
      const { ts: thread_ts } = app.slack.say({ channel, user, text: "what now?" });
      await page.getByRole("article").filter({ hasText: "what now?" }).hover();
      await page.getByRole("button", { name: "Reply in thread" }).last().click();
      const thread = page.getByRole("complementary", { name: "Thread" });
      const to = { recipient_team_id: app.slack.team.id, recipient_user_id: user };
      const task = (id: number, status: string) => ({
        type: "task_update",
        id: `t${id}`,
        title: `Step ${id}`,
        status,
      });
      const text = (at: number) => ({ type: "markdown_text", text: `\n\nline ${at}` });
      const session = { channel_id: channel, thread_ts };
      await app.call("agents.sessions.setStatus", { ...session, status: "processing" });
      const started = await app.call("chat.startStream", {
        channel,
        thread_ts,
        ...to,
        task_display_mode: "plan",
        chunks: [{ type: "plan_update", title: "Looking" }, task(1, "in_progress")],
      });
      const place = { channel, ts: started.ts };
      await thread.getByText("0 of 1").waitFor();
      await app.call("chat.appendStream", {
        ...place,
        chunks: [task(1, "complete"), ...Array.from({ length: 40 }, (_, at) => text(at))],
      });
      await thread.getByText("1 of 1").waitFor();
      await thread.getByText("line 39").waitFor();
      const log = thread.getByRole("log");
      const gap = () =>
        log.evaluate(
          ({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight,
        );
      expect(await gap()).toBeLessThan(2);

      // A person who scrolls is heard in the next frame.
      await log.evaluate((element) => element.scrollTo({ top: 0 }));
      await page.evaluate(
        "new Promise((seen) => setTimeout(() => requestAnimationFrame(seen), 100))",
      );
      await app.call("chat.appendStream", { ...place, chunks: [text(40)] });
      await thread.getByText("line 40").waitFor();
      expect(await log.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
      await app.call("chat.postMessage", { channel, thread_ts, text: "And another." });
      await thread.getByRole("button", { name: "1 new message" }).click();
      expect(await gap()).toBeLessThan(2);

      await app.call("assistant.threads.setStatus", { ...session, status: "is reading the logs" });
      await thread.getByText("Lynceus is reading the logs").waitFor();
      await thread.getByRole("button", { name: "Stop" }).click();
      await expect
        .poll(() => app.heard.map(({ event }) => (event as { type?: string } | undefined)?.type))
        .toContain("agent_session_stopped");
    });

    test("files are attached, pasted and shown; reactions and deletions are seen", async () => {
      const page = await visit();
      const pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
      await page.getByLabel("Files to attach").setInputFiles([
        { name: "dot.png", mimeType: "image/png", buffer: Buffer.from(pixel, "base64") },
        { name: "pod.log", mimeType: "text/plain", buffer: Buffer.from("connection refused") },
      ]);
      await page.getByRole("button", { name: "Remove pod.log" }).waitFor();
      await page.getByRole("textbox", { name: /^Message #/ }).fill("see here");
      await page.getByRole("button", { name: "Send" }).click();
      const message = page.getByRole("article").filter({ hasText: "see here" });
      await message.getByText("connection refused").waitFor();
      const picture = message.getByRole("img", { name: "dot.png" });
      await expect
        .poll(() =>
          picture.evaluate((element) => (element as { naturalWidth?: number }).naturalWidth),
        )
        .toBe(1);

      await message.hover();
      await message.getByRole("button", { name: "React with eyes" }).click();
      await message.getByRole("button", { name: /^eyes, 1: you/ }).click();
      await message.getByRole("button", { name: /^eyes, 1/ }).waitFor({ state: "detached" });
      await message.hover();
      await message.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("menuitem", { name: "Edit message" }).click();
      await page.getByRole("textbox", { name: "Edit message" }).fill("see there");
      await page.getByRole("textbox", { name: "Edit message" }).press("Enter");
      const edited = page.getByRole("article").filter({ hasText: "see there" });
      await edited.getByText("(edited)").waitFor();
      await edited.hover();
      await edited.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("menuitem", { name: "Delete message" }).click();
      await page.getByRole("button", { name: "Delete", exact: true }).click();
      await edited.waitFor({ state: "detached" });
    });
  },
);
