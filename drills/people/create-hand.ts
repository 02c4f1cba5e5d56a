import type { LocalSlack } from "../../packages/standins/src/index.ts";
import type { Ledger } from "../ledger/create-ledger.ts";
import type { Answer } from "../ledger/sent.ts";

/** A thread and the person who is at it. */
export interface Seat {
  readonly user: string;
  readonly channel: string;
  /** Undefined until something is said: then that begins the thread. */
  readonly threadTs?: string;
}

/** Something said: where it stands now, and the answer to it when one comes. */
export interface Said {
  readonly seat: Required<Seat>;
  readonly answer: Promise<Answer | undefined>;
}

/** What a person can do in Slack, entered in the ledger. `says` is what an answer to it must say. */
export interface Hand {
  /** Talk that nobody has to answer. */
  talk(seat: Seat, text: string): Required<Seat>;
  mention(seat: Seat, text: string, says: RegExp): Said;
  reply(seat: Required<Seat>, text: string, says: RegExp): Said;
  direct(user: string, text: string, says: RegExp): Said;
  /**
   * Presses the button with this label of an answer, again after a while as long as Slack says that it
   * failed. Undefined when the answer never came.
   */
  press(seat: Seat, label: RegExp, on: Answer, says: RegExp): Promise<Answer | undefined>;
}

interface Button {
  readonly action_id: string;
  readonly value?: string;
  readonly text: { readonly text: string };
}

const PRESSES = 60;
const PRESS_AGAIN_MS = 1_000;

export function createHand(
  slack: LocalSlack,
  ledger: Ledger,
  beforeSaying: () => void = () => {},
): Hand {
  function post(seat: Seat, text: string): Required<Seat> & { readonly ts: string } {
    const { user, channel, threadTs } = seat;
    const place = threadTs === undefined ? {} : { threadTs };
    const { ts } = slack.say({ channel, user, text, ...place });
    return { user, channel, threadTs: threadTs ?? ts, ts };
  }

  function say(kind: "mention" | "reply" | "direct", seat: Seat, text: string, says: RegExp): Said {
    beforeSaying();
    const at = Date.now();
    const { ts, ...now } = post(seat, text);
    const id = `${now.channel}:${ts}`;
    return {
      seat: now,
      answer: ledger.enter({ id, kind, what: text, threadTs: now.threadTs, at, says }),
    };
  }

  function findButton(on: Answer, label: RegExp): Button {
    const message = slack.thread(on.channel, on.threadTs).find(({ ts }) => ts === on.ts);
    const buttons = (message?.blocks ?? []).flatMap(({ elements }) => (elements ?? []) as Button[]);
    const found = buttons.find((button) => label.test(button.text?.text ?? ""));
    if (found === undefined) throw new Error(`No button ${label} below "${on.text.slice(0, 60)}".`);
    return found;
  }

  return {
    talk(seat, text) {
      const { ts: _, ...now } = post(seat, text);
      return now;
    },
    mention: (seat, text, says) => say("mention", seat, `<@${slack.bot.userId}> ${text}`, says),
    reply: (seat, text, says) => say("reply", seat, text, says),
    direct(user, text, says) {
      return say("direct", { user, channel: slack.openDirect(user) }, text, says);
    },
    async press({ user, channel }, label, on, says) {
      const { action_id: actionId, value } = findButton(on, label);
      const which = { actionId, ...(value === undefined ? {} : { value }) };
      for (let presses = 0; presses < PRESSES; presses += 1) {
        const at = Date.now();
        const { acked, actionTs } = await slack.click({ channel, ts: on.ts, user, ...which });
        const id = `${channel}:click:${actionTs}:${user}`;
        const what = String(label);
        if (acked)
          return ledger.enter({ id, kind: "click", what, threadTs: on.threadTs, at, says });
        ledger.enterUnheard(id);
        await new Promise((resolve) => setTimeout(resolve, PRESS_AGAIN_MS));
      }
      throw new Error(`Slack called ${PRESSES} presses of ${label} failed.`);
    },
  };
}
