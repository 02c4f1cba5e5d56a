import type { Random } from "../random.ts";
import type { Hand, Seat } from "./create-hand.ts";

/** What a conversation is played with. `pause` is a person's time to read and type. */
export interface Play {
  readonly hand: Hand;
  readonly random: Random;
  readonly seat: Seat;
  readonly pause: (minMs: number, maxMs: number) => Promise<void>;
}

export type Conversation = (play: Play) => Promise<void>;

/** Applications of the recorded fleet, whose names are no part of one another's answers. */
const APPLICATIONS = [
  "payments-api",
  "search-query",
  "checkout-web",
  "cache-warmer",
  "ml-trainer",
  "billing",
  "thumbnailer",
  "reports-db",
] as const;

const FAILURES = { question: "why is orders-api failing?", says: /orders-api.*two failures/s };
const NEW_REVISION = /orders-api.*config-e2e/s;
const RUNNING_VERSION = /orders-api.*5\.1\.0.*(liveness|Liveness)/s;

const about = (name: string) => new RegExp(name);

async function oneQuestion({ hand, random, seat }: Play): Promise<void> {
  const name = random.pick(APPLICATIONS);
  await hand.mention(seat, `why is ${name} failing?`, about(name)).answer;
}

async function directQuestion({ hand, random, seat }: Play): Promise<void> {
  const name = random.pick(APPLICATIONS);
  await hand.direct(seat.user, `is ${name} down?`, about(name)).answer;
}

/** Two failures, and the one that is meant is typed. Out of order, «2» would mean nothing. */
async function typedPick({ hand, random, seat, pause }: Play): Promise<void> {
  const asked = hand.mention(seat, FAILURES.question, FAILURES.says);
  if ((await asked.answer) === undefined) return;
  await pause(50, 1500);
  const isNew = random.chance(0.5);
  const text = isNew ? "current failure" : "2";
  await hand.reply(asked.seat, text, isNew ? NEW_REVISION : RUNNING_VERSION).answer;
}

async function clickedPick({ hand, random, seat, pause }: Play): Promise<void> {
  const asked = hand.mention(seat, FAILURES.question, FAILURES.says);
  const answer = await asked.answer;
  if (answer === undefined) return;
  await pause(50, 1500);
  const isNew = random.chance(0.5);
  const label = isNew ? /new revision/ : /running version/;
  await hand.press(seat, label, answer, isNew ? NEW_REVISION : RUNNING_VERSION);
}

/** A name that fits several applications, and a click on one of them. */
async function clickedChoice({ hand, seat, pause }: Play): Promise<void> {
  const asked = hand.mention(seat, "is checkout down?", /just `checkout`.*Which one/s);
  const answer = await asked.answer;
  if (answer === undefined) return;
  await pause(50, 1500);
  await hand.press(seat, /checkout-giftwrap/, answer, about("checkout-giftwrap"));
}

async function followUp({ hand, random, seat, pause }: Play): Promise<void> {
  const [first, then] = [random.pick(APPLICATIONS), random.pick(APPLICATIONS)];
  const asked = hand.mention(seat, `what is wrong with ${first}?`, about(first));
  if ((await asked.answer) === undefined) return;
  await pause(50, 1500);
  await hand.reply(asked.seat, `and what about ${then}?`, about(then)).answer;
}

/** Somebody who does not wait for the answer before they go on. */
async function hastyFollowUp({ hand, random, seat, pause }: Play): Promise<void> {
  const [first, then] = [random.pick(APPLICATIONS), random.pick(APPLICATIONS)];
  const asked = hand.mention(seat, `what is wrong with ${first}?`, about(first));
  await pause(0, 400);
  const followed = hand.reply(asked.seat, `and what about ${then}?`, about(then));
  await Promise.all([asked.answer, followed.answer]);
}

/** Two people talk, and then one of them asks in the middle of their thread. */
async function midThread({ hand, random, seat, pause }: Play): Promise<void> {
  const name = random.pick(APPLICATIONS);
  const talk = hand.talk(seat, `${name} looks odd since lunch`);
  await pause(50, 800);
  await hand.mention(talk, "any idea what is wrong here?", about(name)).answer;
}

export const conversations: readonly Conversation[] = [
  oneQuestion,
  directQuestion,
  typedPick,
  clickedPick,
  clickedChoice,
  followUp,
  hastyFollowUp,
  midThread,
];
