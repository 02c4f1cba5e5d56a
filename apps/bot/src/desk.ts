import type { Deliveries, Responder, Sender } from "@lynceus/reply";
import type { HomePublisher } from "./home/create-home.ts";
import type { Manners } from "./manners/create-manners.ts";
import type { Marks } from "./manners/create-marks.ts";

/** What is needed beside the rooms where people meet Lynceus other than in a thread. */
export interface Desk {
  readonly manners: Manners;
  readonly marks: Marks;
  readonly responder: Responder;
  readonly sender: Sender;
  readonly home: HomePublisher;
  readonly deliveries: Pick<Deliveries, "begin">;
  /** Ends what runs in a channel that we are not in any more. */
  readonly leave: (team: string, channel: string) => Promise<void>;
}
