import { z } from "zod";
import { list, text } from "./lenient.ts";

/** Who made a commit, when and why. */
export const RevisionMetadata = z.object({
  author: text,
  date: text,
  message: text,
  tags: list(z.string()),
});
export type RevisionMetadata = z.infer<typeof RevisionMetadata>;

/** What a Helm chart's version says about itself: such a revision is no commit. */
export const ChartDetails = z.object({
  description: text,
  home: text,
  maintainers: list(z.string()),
});
export type ChartDetails = z.infer<typeof ChartDetails>;

/** The annotations of an OCI artifact (`org.opencontainers.image.*`), whose revision is a digest. */
export const OciMetadata = z.object({
  createdAt: text,
  authors: text,
  version: text,
  description: text,
  sourceUrl: text,
  docsUrl: text,
});
export type OciMetadata = z.infer<typeof OciMetadata>;
