import { z } from "zod";
import { Environment, InstanceName } from "./application.ts";
import { ProjectScope } from "./principal.ts";

/** Where a credential is to be found; never the credential itself. */
export const CredentialRef = z.union([
  z.object({ env: z.string().min(1) }),
  z.object({ file: z.string().min(1) }),
]);
export type CredentialRef = z.infer<typeof CredentialRef>;

/** One Argo CD server: `lynceus.yaml` `instances[]`. `url` may carry a sub-path (`server.rootpath`). */
export const Instance = z.object({
  name: InstanceName,
  url: z.url({ protocol: /^https?$/ }),
  environment: Environment.optional(),
  credential: CredentialRef,
});
export type Instance = z.infer<typeof Instance>;

/** What a channel may see. A channel is named by id (`C0123ABCD`), or `*` for all others. */
export const ChannelSettings = z.object({ projects: ProjectScope });
export type ChannelSettings = z.infer<typeof ChannelSettings>;

/** `lynceus.yaml` as far as this version reads it. */
export const LynceusConfig = z.object({
  instances: z.array(Instance).min(1),
  channels: z.record(z.string(), ChannelSettings).default({ "*": { projects: ["*"] } }),
});
export type LynceusConfig = z.infer<typeof LynceusConfig>;
