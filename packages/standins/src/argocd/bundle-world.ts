import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { type World, WorldBundle } from "./schema.ts";

/** A world as bytes for a file: the same world gives the same bytes. */
export function bundleWorld(world: World): Buffer {
  const { files, truth, ...header } = world;
  const paths = [...files.keys()].sort();
  const bundle = {
    format: 1,
    world: header,
    truth,
    files: Object.fromEntries(paths.map((path) => [path, files.get(path)])),
  };
  const text = Buffer.from(JSON.stringify(bundle));
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      // Answers repeat each other across a whole world: the list holds every application again.
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });
}

/** The inverse of `bundleWorld`. Throws an `Error` whose sentence names `source` when the bytes are no bundle. */
export function unbundleWorld(bytes: Uint8Array, source: string): World {
  let content: unknown;
  try {
    content = JSON.parse(brotliDecompressSync(bytes).toString());
  } catch (cause) {
    throw new Error(`${source} is not a world bundle: it cannot be unpacked. Import it again.`, {
      cause,
    });
  }
  const bundle = WorldBundle.safeParse(content);
  if (!bundle.success) {
    const issue = bundle.error.issues[0];
    throw new Error(
      `${source} is not a world bundle: ${issue?.path.join(".")}: ${issue?.message}. Import it again.`,
      { cause: bundle.error },
    );
  }
  const { world, truth, files } = bundle.data;
  return { ...world, truth, files: new Map(Object.entries(files)) };
}
