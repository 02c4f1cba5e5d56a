const POLITE =
  /^(?:(?:hey|hi|hello|please|pls|kindly|now|ok|okay|then|just|lets|let's|go ahead and|can you|could you|would you|will you|can we|i want to|i want you to|i need you to|we need to|you can)[\s,]+)*/;

/** Imperatives that change something. «Deploy failed» is a report, «deploy 2.0» an order. */
const ORDER =
  /^(sync|deploy|roll ?back|rollback|create|delete|remove|restart|redeploy|scale|promote|abort|terminate|refresh|undo|revert|connect|approve|prune|pause|resume)\b(?!\s+(?:is|was|has|had|are|were|did|does|still|of|for|job|failed|fails|failing|failure|failures|stuck|hangs|hanging|error|errors|issue|issues|problem|problems|not|never|keeps|takes|took|window|windows|status|loop|policy|wave|waves|hook|hooks|history|count|counts|reason|reasons|times|logs?|diff|button|order)\b)\s+\S/;

/** The verb of an order to change something (`sync`, `deploy`, `roll back`), or undefined. */
export function readAction(text: string): string | undefined {
  const plain = text.toLowerCase().trim().replace(POLITE, "");
  const verb = ORDER.exec(plain)?.[1];
  return verb?.replace(/^roll ?back$/, "roll back");
}
