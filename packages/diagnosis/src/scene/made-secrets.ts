import type { ResourceNode } from "@lynceus/argocd";
import { z } from "zod";
import type { Scene } from "./scene.ts";

const name = z.string().min(1).nullish().catch(undefined);

/** ExternalSecret, Certificate and SealedSecret, in this order, name the Secret they make in other fields. */
const Maker = z.object({
  spec: z.object({
    target: z.object({ name }).nullish().catch(undefined),
    secretName: name,
    template: z
      .object({ metadata: z.object({ name }).nullish() })
      .nullish()
      .catch(undefined),
  }),
});

const makers = new Set(["external-secrets.io", "cert-manager.io", "bitnami.com"]);

/** Names of the Secrets that an object makes, when they are not its own. */
export function madeSecrets(node: ResourceNode, scene: Scene): readonly string[] {
  if (!makers.has(node.group)) return [];
  const spec = Maker.safeParse(scene.manifest(node)).data?.spec;
  return [spec?.target?.name, spec?.secretName, spec?.template?.metadata?.name].filter(
    (each) => each != null,
  );
}
