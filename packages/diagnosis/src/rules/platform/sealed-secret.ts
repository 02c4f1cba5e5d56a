import { sourcePlace } from "../../say/source-place.ts";
import { toFact } from "../../signals/signal.ts";
import { quote } from "../../text/quote.ts";
import { objectRule } from "./object-rule.ts";

/** G3: a SealedSecret that this cluster's key cannot open: sealed for another cluster, namespace or name. */
export const sealedSecretFails = objectRule({
  mode: "G3",
  isMeant: ({ group, kind }) => group === "bitnami.com" && kind === "SealedSecret",
  read: ({ node, scene, signals }) => {
    const telling = signals.find(({ text }) => /no key could decrypt|unseal|decrypt/i.test(text));
    const taken = signals.find(({ text }) => /is not managed by SealedSecret/.test(text));
    if (taken !== undefined) {
      return {
        clause: "cannot make its Secret: one of that name exists that it did not make",
        facts: [toFact(taken)],
        fix: `Delete Secret ${quote(node.name, 80)} if nobody else needs it, or let the SealedSecret take it over (annotation \`sealedsecrets.bitnami.com/managed: "true"\` on the Secret).`,
      };
    }
    if (telling === undefined) return undefined;
    const item = /no key could decrypt secret \(([^)]*)\)/.exec(telling.text)?.[1];
    return {
      clause: `cannot be decrypted in this cluster${item === undefined || item === "" ? "" : ` (${quote(item, 80)})`}`,
      facts: [toFact(telling), { text: `Secret ${quote(node.name, 80)} is made by it` }],
      fix: `Seal it again with this cluster's certificate, for namespace ${quote(node.namespace, 63)} and name ${quote(node.name, 80)}, and commit it to ${sourcePlace(scene.observed.application)}.`,
    };
  },
});
