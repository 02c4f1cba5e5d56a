/** Notes that trouble of a kind was made once. */
export type Count = (kind: string) => void;
