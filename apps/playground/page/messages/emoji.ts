/** The emoji that are offered, and those that apps write, by Slack's names. */
const EMOJI: Readonly<Record<string, string>> = {
  eyes: "👀",
  white_check_mark: "✅",
  "+1": "👍",
  "-1": "👎",
  tada: "🎉",
  heart: "❤️",
  joy: "😂",
  thinking_face: "🤔",
  rotating_light: "🚨",
  fire: "🔥",
  pray: "🙏",
  x: "❌",
  hourglass_flowing_sand: "⏳",
  warning: "⚠️",
  wave: "👋",
  rocket: "🚀",
};

export const emojiNames: readonly string[] = Object.keys(EMOJI);

/** The emoji of a name, or the name as it is written where it is not known. */
export const emojiOf = (name: string): string => EMOJI[name] ?? `:${name}:`;
