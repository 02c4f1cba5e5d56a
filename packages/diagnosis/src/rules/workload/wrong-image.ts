import { pickTellingLines } from "../../logs/pick-telling-lines.ts";
import { logEvidence } from "../../say/log-evidence.ts";
import { readCrash } from "../../signals/read-crash.ts";
import { toEvidence, toFact } from "../../signals/signal.ts";
import { imageTag } from "../../text/image.ts";
import { quote, quoteNames } from "../../text/quote.ts";
import {
  type FailingPods,
  placeOf,
  podRule,
  type Told,
  versionBefore,
  whereOf,
} from "../pod-rule.ts";
import { answerFact, readPull } from "./read-pull.ts";

/** F4: an image that cannot run here: built for another machine, misnamed, or never to be pulled. */
export const wrongImage = podRule(
  "F4",
  (pods) =>
    notForThisPlatform(pods) ?? notForThisProcessor(pods) ?? misnamed(pods) ?? neverPulled(pods),
);

/** containerd: `no match for platform in manifest`; Docker: `no matching manifest for linux/arm64/v8`. */
function notForThisPlatform(pods: FailingPods): Told | undefined {
  const pull = readPull(pods);
  if (pull?.kind !== "platform") return undefined;
  const platform = /\b(?:linux|windows)\/[a-z0-9]+(?:\/v\d)?\b/.exec(pull.telling.text)?.[0];
  const which = platform === undefined ? "the node's platform" : quote(platform, 40);
  return {
    headline: (who) => `cannot pull ${who.possessive} image: it is not built for ${which}`,
    facts: [
      answerFact(pull),
      { text: `Image ${quoteNames(pull.images)} exists for other CPU architectures only` },
      nodeFact(pods),
    ],
    evidence: pull.signals.map(toEvidence),
    fix: `Build the image for ${which} (or for several), or place the pod on nodes that fit (\`kubernetes.io/arch\`) in ${placeOf(pods)}.`,
  };
}

const execFormat = /exec format error/i;

/** The kernel refuses the binary: in the log (runc, shells) or in the runtime's message. */
function notForThisProcessor(pods: FailingPods): Told | undefined {
  const { group, scene, signals, view } = pods;
  const crash = readCrash(group, scene);
  const line = crash?.all.find((each) => execFormat.test(each));
  const signal = signals.find(({ text }) => execFormat.test(text));
  if (line === undefined && signal === undefined) return undefined;
  const log = scene.log(view)?.lines.filter(({ content }) => execFormat.test(content)) ?? [];
  return {
    headline: () =>
      "cannot start: its image is built for another CPU architecture (`exec format error`)",
    facts: [
      line === undefined
        ? signal && toFact(signal)
        : { text: `Its log says ${quote(line, 200)}`, where: whereOf(pods) },
      imageFact(pods),
      nodeFact(pods),
      { text: "A script without its `#!` line gives the same error" },
    ],
    evidence: [
      ...(crash === undefined ? [] : logEvidence(view, pickTellingLines(log), crash.previous)),
      signal && toEvidence(signal),
      ...signals.map(toEvidence),
    ],
    fix: `Build the image for the platform of the nodes (\`linux/amd64\`, \`linux/arm64\` or both)${backTo(pods)}.`,
  };
}

/** A tag that came out empty, capitals, blanks. */
function misnamed(pods: FailingPods): Told | undefined {
  const { view, signals } = pods;
  if (!/InvalidImageName/.test(view.reason)) return undefined;
  const signal = signals.find(({ text }) =>
    /invalid reference format|parse image name|InvalidImageName/i.test(text),
  );
  const named =
    /(?:image tag|image) "([^"]*)"/.exec(signal?.text ?? "")?.[1] ??
    view.container?.image ??
    view.images[0] ??
    "";
  return {
    headline: (who) =>
      `cannot start: ${quote(named, 120)} is not a valid image name for ${who.plural ? "them" : "it"}`,
    facts: [
      signal && toFact(signal),
      /:$/.test(named) ? { text: "Its tag is empty: what fills it in had no value" } : undefined,
    ],
    evidence: signals.map(toEvidence),
    fix: `Correct the image's name or the value of its tag in ${placeOf(pods)}.`,
  };
}

function neverPulled(pods: FailingPods): Told | undefined {
  const { view, signals } = pods;
  if (!/ErrImageNeverPull/.test(view.reason)) return undefined;
  return {
    headline: (who) =>
      `cannot start: ${who.possessive} image is not on the node, and its pull policy is Never`,
    facts: [signals[0] && toFact(signals[0]), nodeFact(pods)],
    evidence: signals.map(toEvidence),
    fix: `Set \`imagePullPolicy: IfNotPresent\` in ${placeOf(pods)}, or load the image onto the nodes.`,
  };
}

function imageFact({ view }: FailingPods) {
  const image = view.container?.image || view.images[0];
  return image === undefined
    ? undefined
    : {
        text: `Image ${quote(image, 160)}`,
        where: `container ${view.container?.name ?? ""}`.trim(),
      };
}

function nodeFact({ view }: FailingPods) {
  const node = view.pod?.spec?.nodeName;
  return node === undefined ? undefined : { text: `It runs on node ${quote(node, 100)}` };
}

function backTo(pods: FailingPods): string {
  const before = versionBefore(pods);
  const tag = imageTag(pods.view.container?.image ?? "");
  return before === undefined || before === tag
    ? ""
    : `, or go back to ${quote(before, 60)} in ${placeOf(pods)}`;
}
