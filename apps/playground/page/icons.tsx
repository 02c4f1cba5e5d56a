const PATHS = {
  attach: "M10 4v12M4 10h12",
  back: "M12 4l-6 6 6 6",
  bolt: "M11 2.500 4.500 11.500H10L9 17.500 15.500 8.500H10z",
  check: "M4 10.500 8.500 15 16.500 6",
  close: "M5 5l10 10M15 5L5 15",
  down: "M10 4v11M5.500 10.500 10 15l4.500-4.500",
  eye: "M2 10c2.500-4.500 5-6 8-6s5.500 1.500 8 6c-2.500 4.500-5 6-8 6s-5.500-1.500-8-6zM10 7.500a2.500 2.500 0 1 0 .01 0",
  file: "M6 2.500h5.500L15 6v11.500H6zM11 2.500V6.500h4",
  menu: "M3.500 5.500h13M3.500 10h13M3.500 14.500h13",
  more: "M4.500 10h.01M10 10h.01M15.500 10h.01",
  reply: "M3 4.500h14v9H9.500L6 16.500v-3H3z",
  smile:
    "M10 2.500a7.500 7.500 0 1 0 .01 0M7.500 8h.01M12.500 8h.01M6.500 11.500c1.500 3 5.500 3 7 0",
  stop: "M6 6h8v8H6z",
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing in the text's colour; what it means is said by what it stands in. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} data-bold={name === "more"} />
    </svg>
  );
}
