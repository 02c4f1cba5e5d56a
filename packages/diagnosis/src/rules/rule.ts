import type { Finding } from "@lynceus/contract";
import type { Scene } from "../scene/scene.ts";
import type { Trouble } from "../trouble.ts";

/** Recognises one entry of the failure catalogue, by what Argo CD and Kubernetes say; undefined when it is not that. */
export interface Rule {
  readonly mode: string;
  readonly recognise: (trouble: Trouble, scene: Scene) => Finding | undefined;
}
