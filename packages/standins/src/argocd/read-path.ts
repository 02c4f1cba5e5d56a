/** A request's path as Argo CD's router sees it. */
export type ReadPath =
  | { readonly outcome: "path"; readonly path: string; readonly search: URLSearchParams }
  | { readonly outcome: "redirect"; readonly location: string }
  | { readonly outcome: "malformed" };

/** Clusters and repositories are named by URLs: Argo CD keeps their segment encoded while it splits the path. */
const namedByUrl = /\/api\/v1\/(clusters|repositories|repocreds)\/[^/]+/;

/** Decodes a path once; one with `//`, `.` or `..` in it, however encoded, is redirected to its clean form. */
export function readPath(requestUrl: string): ReadPath {
  const [raw = "/", query = ""] = requestUrl.split(/\?(.*)/s);
  let path: string;
  try {
    path = namedByUrl.test(raw) ? raw : decodeURIComponent(raw);
    decodeURIComponent(raw);
  } catch {
    return { outcome: "malformed" };
  }
  const cleaned = clean(path);
  if (cleaned === path) return { outcome: "path", path, search: new URLSearchParams(query) };
  return { outcome: "redirect", location: encodeURI(cleaned) + (query === "" ? "" : `?${query}`) };
}

function clean(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  const trailing = kept.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${kept.join("/")}${trailing}`;
}
