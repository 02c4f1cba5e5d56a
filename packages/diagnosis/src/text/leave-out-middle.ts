/** A text short enough for patterns over it to stay cheap: it begins with what failed and ends with why. */
export interface Shortened {
  readonly text: string;
  /** Where a place in it is in the whole. */
  readonly offset: (at: number) => number;
}

const half = 3000;
const gap = " … ";

export function leaveOutMiddle(text: string): Shortened {
  if (text.length <= 2 * half + gap.length) return { text, offset: (at) => at };
  const left = text.length - 2 * half - gap.length;
  return {
    text: `${text.slice(0, half)}${gap}${text.slice(-half)}`,
    offset: (at) => (at < half ? at : at + left),
  };
}
