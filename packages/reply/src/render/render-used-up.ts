import type { InvestigationRequest } from "@lynceus/contract";
import { investigateButton } from "../action/to-button.ts";
import { compose } from "../message/compose.ts";
import type { Rendered } from "../rendered.ts";
import { dollars } from "../words/dollars.ts";

/** A day's budget that has no room for another investigation. */
export interface UsedUp {
  readonly of: "user" | "channel" | "team" | "total";
  /** The person's or the team's; the channel is the one that is read in. */
  readonly name: string;
  readonly limit:
    | { readonly kind: "investigations"; readonly most: number }
    /** US dollars; `held` are set aside for investigations that have not ended. */
    | {
        readonly kind: "usd";
        readonly most: number;
        readonly spent: number;
        readonly held: number;
      };
  /** When the next day begins. */
  readonly until: Date;
}

function holder({ of, name }: UsedUp): string {
  switch (of) {
    case "user":
      return name;
    case "channel":
      return "this channel";
    case "team":
      return `team ${name}`;
    case "total":
      return "everybody together";
  }
}

/** Whether the money is not spent, but set aside: some of it may come back. */
function isSetAside({ limit }: UsedUp): boolean {
  return limit.kind === "usd" && limit.spent < limit.most;
}

/** Whose limit is reached, and which. */
export function usedUpSentence(usedUp: UsedUp): string {
  const { limit } = usedUp;
  const who = `Not investigated: ${holder(usedUp)}`;
  if (limit.kind === "investigations") {
    const all = limit.most === 1 ? "the one investigation" : `all ${limit.most} investigations`;
    return `${who} has had ${all} of today.`;
  }
  const spent = `${who} has spent ${dollars(limit.spent)} of the ${dollars(limit.most)} of today`;
  const aside = `, and ${dollars(limit.held)} are set aside for what runs now`;
  return `${spent}${isSetAside(usedUp) ? aside : ""}.`;
}

/** No investigation follows a first look: why, when one can, and a button for then. */
export function renderUsedUp(usedUp: UsedUp, request: InvestigationRequest): Rendered {
  const { diagnosis, focus } = request;
  const when = isSetAside(usedUp)
    ? "Another can begin when what runs has ended for less, at the latest "
    : "Another can begin ";
  const until = { at: usedUp.until.toISOString(), show: "exact" } as const;
  return compose([
    { kind: "verdict", line: usedUpSentence(usedUp) },
    {
      kind: "line",
      line: [`The first look stands. ${when}`, until, "."],
    },
    {
      kind: "buttons",
      buttons: [investigateButton("Investigate then", diagnosis.application, focus)],
    },
  ]);
}
