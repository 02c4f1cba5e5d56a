import { toEvidence, toFact } from "../../signals/signal.ts";
import { quote } from "../../text/quote.ts";
import { isBeingMade, podRule } from "../pod-rule.ts";

/** F18: the node cannot make the pod's sandbox: its network plugin, its addresses, its runtime. */
export const noPodNetwork = podRule("F18", (pods) => {
  if (!isBeingMade(pods)) return undefined;
  const { signals, view } = pods;
  const signal = signals.find(
    ({ field, text }) => /FailedCreatePodSandBox/.test(field) || sandbox.test(text),
  );
  if (signal === undefined) return undefined;
  const node = view.pod?.spec?.nodeName;
  const where = node === undefined ? "" : ` on node ${quote(node, 80)}`;
  const plugin = /plugin type="([^"]+)"/.exec(signal.text)?.[1];
  const addresses =
    /assign an IP address|no (?:more )?(?:free |available )?IP|IPAM|address(?:es)? (?:exhausted|available)/i.test(
      signal.text,
    );
  return {
    headline: () =>
      addresses
        ? `cannot start: no pod address is left${where}`
        : `cannot start: its network cannot be set up${where}${plugin === undefined ? "" : ` (${quote(plugin, 40)})`}`,
    facts: [
      toFact(signal),
      { text: "The pod asked for nothing unusual: its node could not prepare it" },
    ],
    evidence: signals.map(toEvidence),
    fix: addresses
      ? "Platform: free or add pod addresses (subnet, IP pool); the kubelet tries again by itself."
      : "Platform: look at the network plugin's pod on that node; the kubelet tries again by itself.",
  };
});

const sandbox = /[Ff]ailed to create pod sandbox/;
