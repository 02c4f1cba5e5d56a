import type { Told } from "@lynceus/contract";
import type { Part } from "../message/part.ts";
import { foundByLine } from "../words/found-by.ts";
import { changesParts } from "./changes-parts.ts";
import { fixParts } from "./fix-parts.ts";
import { logsParts } from "./logs-parts.ts";
import { othersParts } from "./others-parts.ts";
import { pasteParts } from "./paste-parts.ts";
import { statusParts } from "./status-parts.ts";

interface Body {
  /** The application's name; absent when none was found. */
  readonly name: string | undefined;
  readonly parts: readonly Part[];
}

function bodyOf(told: Told): Body {
  switch (told.outcome) {
    case "logs":
      return { name: told.application.name, parts: logsParts(told) };
    case "changes":
      return { name: told.history.application.name, parts: changesParts(told) };
    case "status":
      return { name: told.state.application.name, parts: statusParts(told) };
    case "fix":
      return { name: told.diagnosis.application.name, parts: fixParts(told) };
    case "others":
      return { name: told.diagnosis.application.name, parts: othersParts(told) };
    case "paste":
      return { name: told.seen?.diagnosis.application.name, parts: pasteParts(told) };
  }
}

/** What somebody asked to be told; how its application was found stands behind the verdict. */
export function toldParts(told: Told): readonly Part[] {
  const { name, parts } = bodyOf(told);
  const found = name === undefined ? undefined : foundByLine(told.found, name);
  const [verdict, ...rest] = parts;
  if (verdict === undefined || found === undefined) return parts;
  return [verdict, { kind: "line", line: found }, ...rest];
}
