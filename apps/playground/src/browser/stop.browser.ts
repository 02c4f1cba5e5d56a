import { type LocalAnthropic, startLocalAnthropic } from "@lynceus/standins";
import { afterAll, beforeAll, describe, test } from "vitest";
import { modelAt } from "../testing/scripted-model.ts";
import { findChromium, WITHOUT } from "./testing/find-chromium.ts";
import { playground } from "./testing/visit.ts";

const chromium = findChromium();

describe.skipIf(chromium === undefined)(
  `in a browser${chromium === undefined ? `, ${WITHOUT}` : ""}`,
  () => {
    let anthropic: LocalAnthropic;
    beforeAll(async () => {
      // A model that is asked and never answers.
      anthropic = await startLocalAnthropic({ turns: () => new Promise(() => undefined) });
    });
    afterAll(() => anthropic.close());
    const { visit } = playground(() => ({
      world: "image-tag-missing",
      claude: () => modelAt(anthropic.url),
    }));

    test("Stop ends an investigation that is under way", async () => {
      const page = await visit();
      await page.getByRole("button", { name: "why is payments-api failing?" }).click();
      const thread = page.getByRole("complementary", { name: "Thread" });

      await thread.getByRole("button", { name: "Stop" }).first().click();

      await thread.getByText("the investigation was stopped").waitFor();
      await page
        .getByRole("region", { name: /Argo CD/ })
        .getByText("stopped")
        .waitFor();
    });
  },
);
