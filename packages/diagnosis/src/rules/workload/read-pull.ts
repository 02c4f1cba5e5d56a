import {
  type PullFailure,
  readPullFailure,
  withoutImages,
} from "../../signals/read-pull-failure.ts";
import { type Signal, toFact } from "../../signals/signal.ts";
import { shortImage } from "../../text/image.ts";
import { quoteError } from "../../text/quote.ts";
import type { FailingPods } from "../pod-rule.ts";

/** An image that cannot be pulled, and why as far as the kubelet tells. */
export interface Pull {
  readonly kind: PullFailure;
  readonly telling: Signal;
  /** What `telling` says, without the image and addresses in it. */
  readonly said: string;
  readonly signals: readonly Signal[];
  /** Without their registry's host. */
  readonly images: readonly string[];
  /** The registry's host; undefined for an image that names none. */
  readonly registry: string | undefined;
}

/** Where the kubelet says how a pull went. */
const aboutPull =
  /state\.waiting|^event (?:Failed|FailedToRetrieveImagePullSecret)$|^health\.message/;

/** `RegistryUnavailable` and `ImageInspectError` are the CRI's own reasons since Kubernetes 1.27. */
const waiting = /ErrImagePull|ImagePullBackOff|RegistryUnavailable/;

export function readPull({ groups, view, signals: all }: FailingPods): Pull | undefined {
  if (!waiting.test(view.reason)) return undefined;
  const signals = all.filter((signal) => aboutPull.test(signal.field));
  const telling = signals.find((signal) => readPullFailure(signal.text) !== "unknown");
  if (telling === undefined) return undefined;
  const images = groups.flatMap((group) => pulledImage(group.pods) ?? []);
  return {
    kind: readPullFailure(telling.text),
    telling,
    said: withoutImages(telling.text),
    signals,
    images: [...new Set(images.map(shortImage))],
    registry: hostOf(images[0]),
  };
}

function pulledImage(pods: FailingPods["group"]["pods"]): string | undefined {
  const failing = pods.find((pod) => pod.state === "failing");
  return failing?.container?.image || failing?.images[0];
}

function hostOf(image: string | undefined): string | undefined {
  const [first = "", ...rest] = (image ?? "").split("/");
  return rest.length > 0 && (/[.:]/.test(first) || first === "localhost") ? first : undefined;
}

/** Where the registry's own answer begins, behind what the kubelet and the runtime say they were doing. */
const answer =
  /unexpected status|toomanyrequests|too many requests|pull access denied|unauthorized|denied:|no basic auth|dial tcp|x509|no match for platform|no matching manifest/i;

export function answerFact({ telling }: Pull) {
  const at = Math.max(0, telling.text.search(answer));
  return toFact(telling, quoteError(telling.text.slice(at), 240));
}
