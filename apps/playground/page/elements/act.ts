import type { SelectOption, View } from "@lynceus/standins";
import { createContext, useContext, useMemo } from "react";
import type { Command } from "../../src/serve/protocol.ts";
import { NamesContext } from "../markup/names.ts";
import { send } from "../state/send.ts";

/** An element that somebody does something with. */
export interface Aim {
  readonly actionId: string;
  readonly blockId?: string | undefined;
}

/** What can be done with the elements of a message or view. All reject with a sentence. */
export interface Act {
  press(aim: Aim, value?: string): Promise<void>;
  choose(aim: Aim, values: readonly string[]): Promise<void>;
  suggest(aim: Aim, query: string): Promise<readonly SelectOption[]>;
}

/** Absent where a message is only shown. */
export const ActContext = createContext<Act | undefined>(undefined);

type Where = Extract<Command, { do: "press" }>["at"];

const inTime = (acked: boolean | undefined) => {
  if (acked === false) throw new Error("The bot did not answer in time.");
};

/** The hands of the reader on a message, or on a modal or home tab. */
export function useAct(
  place: { readonly channel: string; readonly ts: string } | View["type"],
): Act {
  const { me: user } = useContext(NamesContext);
  const [channel, ts] = typeof place === "string" ? [place, ""] : [place.channel, place.ts];
  return useMemo(() => {
    const at: Where = ts === "" ? { view: channel === "home" ? "home" : "modal" } : { channel, ts };
    const aimed = ({ actionId, blockId }: Aim) => ({
      user,
      at,
      actionId,
      ...(blockId === undefined ? {} : { blockId }),
    });
    return {
      async press(aim, value) {
        const valued = value === undefined ? {} : { value };
        inTime((await send({ do: "press", ...aimed(aim), ...valued })).acked);
      },
      async choose(aim, values) {
        inTime((await send({ do: "choose", ...aimed(aim), values: [...values] })).acked);
      },
      suggest: async (aim, query) =>
        (await send({ do: "suggest", ...aimed(aim), query })).options ?? [],
    };
  }, [user, channel, ts]);
}
