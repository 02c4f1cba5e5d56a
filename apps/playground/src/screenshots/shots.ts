import type { Page } from "playwright-core";
import type { Theatre } from "../serve/create-theatre.ts";

/** A picture of the page, and how one gets there. */
export interface Shot {
  readonly name: string;
  readonly world: string;
  /** Whether the script investigates, so that something is under way. */
  readonly script?: boolean;
  readonly isPhone?: boolean;
  readonly scheme?: "light" | "dark";
  play(page: Page, theatre: Theatre): Promise<void>;
}

const TWO_FAILURES = "config-server-wrong-environment";
const NO_IMAGE = "image-tag-missing";

const thread = (page: Page) => page.getByRole("complementary", { name: "Thread" });

async function ask(page: Page, question: string): Promise<void> {
  const box = page.getByRole("textbox", { name: /^Message #/ });
  await box.fill(`@lynceus ${question}`);
  await box.press("Enter");
}

async function seeFirstLook(page: Page): Promise<void> {
  await ask(page, "why is payments-api failing?");
  await thread(page).getByText("first look").first().waitFor();
}

async function seeAnswer(page: Page): Promise<void> {
  await ask(page, "Production deployment issue");
  await thread(page).getByText("has two failures").waitFor();
  await thread(page).getByRole("button", { name: /^1 / }).click();
  await thread(page).getByText("confidence").waitFor();
}

/** In the middle of an investigation. */
async function seeSteps(page: Page): Promise<void> {
  await ask(page, "why is payments-api failing?");
  await thread(page)
    .getByText(/^[1-9] of \d$/)
    .waitFor();
}

async function seeCommands(page: Page): Promise<void> {
  const box = page.getByRole("textbox", { name: /^Message #/ });
  await box.fill("/argocd app payments-api");
  await box.press("Enter");
  await page.getByRole("button", { name: "Post to channel" }).waitFor();
  await box.fill("/");
  await page.getByRole("option", { name: /argocd/ }).waitFor();
}

export const shots: readonly Shot[] = [
  { name: "playground-first-look", world: NO_IMAGE, play: seeFirstLook },
  { name: "playground-answer", world: TWO_FAILURES, play: seeAnswer },
  { name: "playground-answer-dark", world: TWO_FAILURES, scheme: "dark", play: seeAnswer },
  { name: "playground-steps", world: NO_IMAGE, script: true, play: seeSteps },
  { name: "playground-commands", world: NO_IMAGE, play: seeCommands },
  { name: "playground-phone", world: TWO_FAILURES, isPhone: true, play: seeAnswer },
  {
    name: "playground-phone-dark",
    world: NO_IMAGE,
    isPhone: true,
    scheme: "dark",
    play: seeFirstLook,
  },
];
