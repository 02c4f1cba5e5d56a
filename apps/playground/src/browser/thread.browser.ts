import { describe, expect, test } from "vitest";
import { findChromium, WITHOUT } from "./testing/find-chromium.ts";
import { playground } from "./testing/visit.ts";

const chromium = findChromium();

describe.skipIf(chromium === undefined)(
  `in a browser${chromium === undefined ? `, ${WITHOUT}` : ""}`,
  () => {
    const { visit } = playground(() => ({ world: "config-server-wrong-environment" }));

    test("a mention is answered, two failures are told apart by button, and the answer is cited and rated", async () => {
      const page = await visit();
      const box = page.getByRole("textbox", { name: /^Message #/ });
      await box.pressSequentially("@ly");
      await page.getByRole("option", { name: /Lynceus/ }).waitFor();
      await box.press("Enter");
      await box.pressSequentially("Production deployment issue");
      await box.press("Enter");

      const thread = page.getByRole("complementary", { name: "Thread" });
      await thread.getByText("has two failures").waitFor();
      await thread.getByRole("button", { name: /^1 / }).click();
      await thread.getByText("The answer stands below").waitFor();
      // The one that was pressed is gone, and its mark with it.
      expect(await thread.locator('button[data-state="pressed"]').count()).toBe(0);
      const answer = thread.getByRole("article").filter({ hasText: "confidence" });
      await answer.getByText("config-prod.company.com").first().waitFor();
      await answer.getByRole("button", { name: "Show evidence" }).click();
      const evidence = page.getByRole("dialog", { name: /evidence/i });
      await evidence.getByText("config-e2e").first().waitFor();
      await page.keyboard.press("Escape");
      await evidence.waitFor({ state: "detached" });
      await answer.getByRole("button", { name: "Helpful", exact: true }).click();
      await thread.getByText("Noted").waitFor();

      const panel = page.getByRole("region", { name: "The recorded Argo CD" });
      await panel.getByText("answered").waitFor();
      expect(await panel.locator(".trace .call").count()).toBeGreaterThan(2);
    });

    test("a failure is picked by typing, with the questions of the panel", async () => {
      const page = await visit();
      await page.getByRole("button", { name: "Production deployment issue" }).click();
      const thread = page.getByRole("complementary", { name: "Thread" });
      await thread.getByText("has two failures").waitFor();

      await thread.getByRole("textbox", { name: "Reply" }).fill("current failure");
      await thread.getByRole("textbox", { name: "Reply" }).press("Enter");

      await thread.getByText("The answer stands below").waitFor();
      expect(await thread.getByText("current failure").count()).toBe(1);
    });

    test("keys alone are enough", async () => {
      const page = await visit();
      const keys = page.keyboard;
      const focused = page.locator(":focus");
      const shiftTabTo = async (name: RegExp) => {
        const passed: string[] = [];
        for (let presses = 0; presses < 30; presses += 1) {
          await keys.press("Shift+Tab");
          const text = await page.evaluate<string>(`document.activeElement?.textContent ?? ""`);
          if (name.test(text)) return;
          passed.push(text.slice(0, 60));
        }
        throw new Error(`Shift+Tab does not lead to ${name}, but to ${passed.join(", ")}.`);
      };
      await keys.type("@lync");
      await keys.press("Tab");
      await keys.type("why is orders-api failing?");
      await keys.press("Enter");
      const thread = page.getByRole("complementary", { name: "Thread" });
      await thread.getByRole("button", { name: "Both" }).waitFor();
      await shiftTabTo(/^Both$/);
      await keys.press("Enter");
      await thread
        .getByText(/Also failing|Both|1 The new revision/)
        .first()
        .waitFor();

      await keys.press("Escape");
      await thread.waitFor({ state: "detached" });
      expect(await focused.getAttribute("aria-label")).toMatch(/^Message #/);
      await shiftTabTo(/Lynceus.*why is orders-api failing/);
      await keys.press("ArrowUp");
      expect(await focused.getAttribute("data-stop")).not.toBeNull();
      await shiftTabTo(/^# checkout-support$/);
      await keys.press("ArrowUp");
      await keys.press("Enter");
      await page.getByRole("heading", { name: "# catalog-support" }).waitFor();
    });

    test("a command answers its asker alone, and the app has a home for each", async () => {
      const page = await visit();
      await page.getByRole("button", { name: "platform-support" }).click();
      const box = page.getByRole("textbox", { name: /^Message #/ });
      await box.pressSequentially("/arg");
      await box.press("Enter");
      await box.pressSequentially("status");
      await box.press("Enter");
      const whisper = page.getByRole("article", { name: /only visible to you/ });
      await whisper.getByText(/\d+ applications/).waitFor();

      await page.getByRole("combobox", { name: /^You, / }).selectOption({ label: "Ivo Lindqvist" });
      await whisper.waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Lynceus", exact: true }).click();
      await page.getByRole("tab", { name: "Home" }).click();
      await page.getByText("How to ask").waitFor();
    });

    test("what comes in elsewhere is marked as unread, for each person", async () => {
      const page = await visit();
      await page.getByRole("button", { name: "# search-support" }).click();
      await page.getByRole("heading", { name: "# search-support" }).waitFor();

      const other = await visit();
      await other.getByRole("button", { name: "why is orders-api failing?" }).click();
      await page.getByRole("button", { name: /# checkout-support.*unread/ }).waitFor();
      await page
        .getByRole("combobox", { name: /^You, / })
        .selectOption({ label: "Kai Brenner, guest" });
      await page.getByRole("heading", { name: "# checkout-support" }).waitFor();
      expect(await page.getByRole("button", { name: "# search-support" }).count()).toBe(0);
    });

    test("what people write is text", async () => {
      const page = await visit();
      const hostile = `<img src="https://evil.example/x.png" onerror="alert(1)"> <!channel> javascript:alert(1)`;
      const box = page.getByRole("textbox", { name: /^Message #/ });
      await box.fill(hostile);
      await box.press("Enter");

      await page.getByRole("log").getByText(hostile).waitFor();
      expect(await page.locator("img").count()).toBe(0);
    });

    test("a phone shows one thing at a time, and nothing beside the screen", async () => {
      const page = await visit({ width: 390, height: 844 });
      await page.getByRole("button", { name: "Try it" }).click();
      await page.getByRole("button", { name: "Production deployment issue" }).click();
      const thread = page.getByRole("complementary", { name: "Thread" });
      await thread.getByText("has two failures").waitFor();

      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
      expect(await page.getByRole("textbox", { name: /^Message #/ }).isVisible()).toBe(false);
      await page.getByRole("button", { name: "Close thread" }).click();
      await page.getByRole("button", { name: "Channels" }).click();
      await page.getByRole("button", { name: "Lynceus", exact: true }).click();
      await page.getByRole("textbox", { name: "Message Lynceus" }).fill("help");
      await page.getByRole("textbox", { name: "Message Lynceus" }).press("Enter");
      await thread
        .getByText(/Lynceus/)
        .first()
        .waitFor();
    });

    test("another world is another stage", async () => {
      const page = await visit();
      await page.getByRole("combobox", { name: "World" }).selectOption("image-tag-missing");

      await page
        .getByRole("button", { name: /payments-api/ })
        .first()
        .waitFor();
      await page.getByText("What is really wrong").click();
      await page.locator(".spoiler p").first().waitFor();
      expect(await page.getByRole("article").count()).toBe(0);
    });

    test("the gallery shows every message", async () => {
      const page = await visit();
      await page.goto(new URL("/gallery", page.url()).href);

      await page.getByRole("heading", { name: "two failures", exact: true }).waitFor();
      expect(await page.locator(".sample").count()).toBeGreaterThan(40);
    });
  },
);
