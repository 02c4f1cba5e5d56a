import { sourceRule } from "./source-rule.ts";

const exceeded = /exceeded max combined manifest file size|combined manifest file size[^\n]*exceed/;

/** A11: the files of a plain directory are larger than `reposerver.max.combined.directory.manifests.size` (10M). */
export const manifestsTooLarge = sourceRule("A11", ({ words, place }) => {
  const found = exceeded.exec(words);
  if (found === null) return undefined;
  return {
    headline:
      "its manifests cannot be generated: the files in its directory exceed the size that Argo CD reads (max combined manifest file size, 10M unless set)",
    facts: [
      {
        text: "Every YAML and JSON file counts, whether it is a manifest or not",
        where: "spec.source.directory",
      },
    ],
    from: found.index,
    fix: `Leave what is no manifest out with \`directory.include\` or \`directory.exclude\`, or move it out of ${place}; the platform can raise \`reposerver.max.combined.directory.manifests.size\`.`,
  };
});
