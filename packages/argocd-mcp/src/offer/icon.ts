import type { Icon } from "@modelcontextprotocol/server";

/** An eye, inside the answer itself: nothing is fetched to show it. */
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#e96d3c" stroke-width="2"><path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Z"/><circle cx="12" cy="12" r="3" fill="#e96d3c"/></svg>';

export const icon: Icon = {
  src: `data:image/svg+xml;base64,${Buffer.from(SVG).toString("base64")}`,
  mimeType: "image/svg+xml",
  sizes: ["any"],
};
