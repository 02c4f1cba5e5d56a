import type { Responder } from "@lynceus/reply";
import type { Store } from "@lynceus/store";
import type { HomePublisher } from "./home/create-home.ts";
import type { Manners } from "./manners/create-manners.ts";
import type { Marks } from "./manners/create-marks.ts";
import type { SayOnce } from "./manners/say-once.ts";

/** What is needed beside the rooms where people meet Lynceus other than in a thread. */
export interface Desk {
  readonly manners: Manners;
  readonly marks: Marks;
  readonly responder: Responder;
  readonly sayOnce: SayOnce;
  readonly home: HomePublisher;
  readonly deliveries: Pick<Store["deliveries"], "begin">;
  /** Ends what runs in a channel that we are not in any more. */
  readonly leave: (team: string, channel: string) => Promise<void>;
}
