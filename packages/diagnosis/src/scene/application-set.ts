import { z } from "zod";

const text = z.string().nullish().catch(undefined);

/** The few fields of an ApplicationSet (argoproj.io/v1alpha1) that tell what it makes, and why it makes nothing. */
export const ApplicationSet = z.object({
  metadata: z.object({ name: z.string().min(1), namespace: text }),
  spec: z
    .object({
      generators: z
        .array(
          z.object({
            list: z
              .object({ elements: z.array(z.record(z.string(), z.unknown())).nullish() })
              .nullish()
              .catch(undefined),
          }),
        )
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
  status: z
    .object({
      conditions: z.array(
        z.object({
          type: text,
          status: text,
          message: text,
          reason: text,
          lastTransitionTime: text,
        }),
      ),
    })
    .nullish()
    .catch(undefined),
});
export type ApplicationSet = z.infer<typeof ApplicationSet>;

/** An ApplicationSet with its error; undefined when it has none. */
export function readFailedSet(manifest: unknown):
  | {
      readonly set: ApplicationSet;
      readonly error: { readonly message: string; readonly at: string | undefined };
    }
  | undefined {
  const { data: set } = ApplicationSet.safeParse(manifest);
  const error = set?.status?.conditions.find(
    ({ type, status }) => type === "ErrorOccurred" && status === "True",
  );
  if (set === undefined || !error?.message) return undefined;
  return { set, error: { message: error.message, at: error.lastTransitionTime ?? undefined } };
}
