/** A number from 0 up to 1, the same sequence for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS = [
  ...[
    "pod",
    "`web-1`",
    "the new revision",
    "<!channel>",
    "&",
    "*bold*",
    "_",
    "`a",
    "🔥",
    "x".repeat(90),
  ],
  ...[
    "is not ready.",
    "https://evil.example/x",
    "[Argo CD](https://evil.example)",
    "@here",
    ":boom:",
    "&".repeat(70),
  ],
];

/** Markdown of every shape there is, for the tests of what takes any. */
export function randomMarkdown(random: () => number, pieces: number): string {
  const many = (most: number, make: (index: number) => string, between: string) =>
    Array.from({ length: 1 + Math.floor(random() * most) }, (_, index) => make(index)).join(
      between,
    );
  const word = () => WORDS[Math.floor(random() * WORDS.length)] ?? "";
  const words = (most: number) => many(most, word, " ");
  const shapes: readonly (() => string)[] = [
    () => words(80),
    () => `\`\`\`yaml\n${many(60, () => `  key: ${words(6)}`, "\n")}\n\`\`\``,
    () => `~~~~\n${many(9, () => `\`\`\`${words(3)}`, "\n")}\n~~~~`,
    () => many(30, () => `- ${words(12)}`, "\n"),
    () => many(8, (index) => `${index + 1}. ${words(12)}`, "\n"),
    () => `| pod | state |\n|---|---|\n${many(30, () => `| ${words(2)} | ${words(2)} |`, "\n")}`,
    () => `## ${words(5)}`,
  ];
  return many(pieces, () => shapes[Math.floor(random() * shapes.length)]?.() ?? "", "\n\n");
}
