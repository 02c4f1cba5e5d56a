import type { FirstLook } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import type { Rendered } from "../rendered.ts";
import { gapsSentence } from "../words/gaps.ts";
import { counted, quoted } from "../words/phrases.ts";
import { diagnosedParts, type LookOptions } from "./diagnosed-parts.ts";
import { failedSetParts } from "./failed-set-parts.ts";
import { fleetStatusParts } from "./fleet-status-parts.ts";
import { whichFailureParts } from "./several-failures-parts.ts";
import { surveyParts } from "./survey-parts.ts";
import { toldParts } from "./told-parts.ts";
import { unknownApplicationParts } from "./unknown-application-parts.ts";
import { whichApplicationParts } from "./which-application-parts.ts";

function nothingNamed({
  applications,
  gaps,
}: Extract<FirstLook, { outcome: "nothing-named" }>): readonly Part[] {
  const line =
    applications === 0
      ? "The question names no application, and this channel's projects hold none that you may see. Reply with a name; which projects a channel sees is set in `lynceus.yaml`."
      : `The question names no application, and none of the ${counted(applications, "application")} here needs a look. Reply with a name to see one anyway.`;
  const missing = gapsSentence(gaps);
  return [
    { kind: "line", line },
    ...(missing === undefined ? [] : [{ kind: "line", line: missing } as const]),
  ];
}

function unavailable({
  sentence,
  application,
}: Extract<FirstLook, { outcome: "unavailable" }>): readonly Part[] {
  const isNamed = application === undefined || sentence.includes(application);
  const line = isNamed ? sentence : `${quoted(application, ROOM.name)}: ${sentence}`;
  return [{ kind: "line", line }];
}

/** The parts of a first look, for a message that says something else besides. */
export function firstLookParts(look: FirstLook, options: LookOptions): readonly Part[] {
  switch (look.outcome) {
    case "diagnosed":
      return diagnosedParts(look, options);
    case "logs":
    case "changes":
    case "status":
    case "fix":
    case "others":
    case "paste":
      return toldParts(look);
    case "survey":
      return surveyParts(look);
    case "which-application":
      return whichApplicationParts(look);
    case "unknown-application":
      return unknownApplicationParts(look);
    case "failed-set":
      return failedSetParts(look);
    case "nothing-named":
      return nothingNamed(look);
    case "fleet-status":
      return fleetStatusParts(look.status);
    case "which-failure":
      return whichFailureParts(look.diagnosis);
    case "unavailable":
      return unavailable(look);
  }
}

/** What a first look came to, as a message. */
export function renderFirstLook(look: FirstLook, options: LookOptions): Rendered {
  return compose(firstLookParts(look, options), options.now);
}
