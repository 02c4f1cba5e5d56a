import { createRequire } from "node:module";
import { ExpectedError } from "@lynceus/contract";

const { resolve } = createRequire(import.meta.url);
/** Inter, from its package: what a machine has of its own is not looked at. */
const FONT_FILES = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"];
/** Two pixels a unit: a phone's screen has more of them than a drawing has units. */
const ZOOM = 2;

async function loadResvg(): Promise<typeof import("@resvg/resvg-js")> {
  try {
    return await import("@resvg/resvg-js");
  } catch (error) {
    throw new ExpectedError(
      "Lynceus cannot draw on this machine: there is no build of its drawing library for it. What the picture shows stands in words.",
      { cause: error },
    );
  }
}

/** An SVG as a PNG, off the main thread. Throws `ExpectedError` where there is no drawing library. */
export async function toPng(svg: string): Promise<Buffer> {
  const { renderAsync } = await loadResvg();
  const drawn = await renderAsync(svg, {
    font: {
      fontFiles: FONT_FILES.map((file) => resolve(`@expo-google-fonts/inter/${file}`)),
      loadSystemFonts: false,
      defaultFontFamily: "Inter",
    },
    fitTo: { mode: "zoom", value: ZOOM },
  });
  return drawn.asPng();
}
