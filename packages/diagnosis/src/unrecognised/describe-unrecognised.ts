import type { Finding } from "@lynceus/contract";
import type { Scene } from "../scene/scene.ts";
import type { Trouble } from "../trouble.ts";
import { describeDeletion } from "./describe-deletion.ts";
import { describeDrift } from "./describe-drift.ts";
import { describeHook } from "./describe-hook.ts";
import { describeOperation } from "./describe-operation.ts";
import { describePods } from "./describe-pods.ts";
import { describeRejected } from "./describe-rejected.ts";
import { describeResource } from "./describe-resource.ts";
import { describeSource } from "./describe-source.ts";

/** What no rule knows: told in the words of Argo CD and Kubernetes, with no cause made up. Mode `?`. */
export function describeUnrecognised(trouble: Trouble, scene: Scene): Finding {
  switch (trouble.kind) {
    case "source":
      return describeSource(trouble, scene);
    case "operation":
      return describeOperation(trouble, scene);
    case "rejected":
      return describeRejected(trouble, scene);
    case "hook":
      return describeHook(trouble, scene);
    case "pods":
      return describePods(trouble, scene);
    case "resource":
      return describeResource(trouble, scene);
    case "warning":
    case "generator":
    case "drift":
    case "stale":
    case "recreated":
      return describeDrift(scene);
    case "deletion":
      return describeDeletion(scene);
  }
}
