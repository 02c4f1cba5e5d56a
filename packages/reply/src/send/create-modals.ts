import type { Logger } from "@lynceus/telemetry";
import type { ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { SLACK } from "../limits.ts";
import { fitText } from "../markup/fit-text.ts";
import { codeOf } from "./code-of.ts";
import type { Queue, Turn } from "./create-queue.ts";
import type { Modal, Modals } from "./modals.ts";
import { persist } from "./persist.ts";
import { readOutcome } from "./read-outcome.ts";
import { toBody } from "./to-body.ts";

/** A trigger opens one view: this one did, and we did not hear of it. */
const EXCHANGED = "exchanged_trigger_id";
const CLOSED = "not_found";

export function createModals(options: {
  readonly client: WebClient;
  readonly queue: Queue;
  readonly redact: (text: string) => string;
  readonly logger: Logger;
}): Modals {
  const { client, queue, logger } = options;

  function toView({ id, title, blocks, state }: Modal): ModalView {
    const body = toBody({ text: title, blocks }, options);
    return {
      type: "modal",
      title: { type: "plain_text", text: fitText(title, SLACK.modalTitle), emoji: false },
      close: { type: "plain_text", text: "Close", emoji: false },
      blocks: body.blocks,
      external_id: id,
      private_metadata: state,
    };
  }

  async function change(view: ModalView, turn: Turn): Promise<void> {
    const args = { external_id: view.external_id ?? "", view };
    try {
      await persist(turn, () => turn.request("view", "", () => client.views.update(args)));
    } catch (error) {
      if (codeOf(error) !== CLOSED) throw error;
    }
  }

  const laneOf = ({ id }: Modal) => ({ lane: `modal ${id}`, key: id });

  return {
    openModal(triggerId, modal, sending) {
      const view = toView(modal);
      return queue.run({ ...sending, ...laneOf(modal) }, async (turn) => {
        try {
          const open = () => client.views.open({ trigger_id: triggerId, view });
          await persist(turn, () => turn.request("view", "", open));
        } catch (error) {
          if (codeOf(error) === EXCHANGED) await change(view, turn);
          else if (readOutcome(error).kind !== "refused") throw error;
          else {
            logger.info({ err: error, id: modal.id }, "no modal opened");
            return false;
          }
        }
        return true;
      });
    },
    changeModal(modal, sending) {
      const view = toView(modal);
      return queue.run({ ...sending, ...laneOf(modal) }, (turn) => change(view, turn));
    },
  };
}
