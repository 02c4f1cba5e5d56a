import { useContext, useId } from "react";
import { ElementView } from "../elements/element-view.tsx";
import { WaitsContext } from "../elements/held.ts";
import { RefusalContext } from "../views/refusal.ts";
import { type Block, wordsOf } from "./block.ts";
import { Text } from "./text.tsx";

/** A field of a form with its label, its hint, and what is wrong with it. */
export function InputView({ block }: { readonly block: Block }) {
  const { label, hint, optional = false, element = {}, block_id: blockId = "" } = block;
  const problem = useContext(RefusalContext)[blockId];
  const id = useId();
  return (
    <fieldset
      className="block input"
      aria-labelledby={`${id}-label`}
      aria-describedby={problem === undefined ? undefined : `${id}-problem`}
      data-block={blockId}
      data-wrong={problem !== undefined}
    >
      <div className="input-label" id={`${id}-label`}>
        <b>{wordsOf(label)}</b>
        {optional && <span className="muted"> (optional)</span>}
      </div>
      <WaitsContext value={block.dispatch_action !== true}>
        <ElementView element={element} blockId={blockId} label={wordsOf(label)} />
      </WaitsContext>
      {problem !== undefined && (
        <div className="failed" id={`${id}-problem`} role="alert">
          {problem}
        </div>
      )}
      {hint !== undefined && (
        <div className="muted">
          <Text text={hint} />
        </div>
      )}
    </fieldset>
  );
}
