import type { Application } from "@lynceus/argocd";
import { quote } from "../text/quote.ts";

/** Where the change belongs, as people find it: `` `payments-deploy` `apps/payments-api/prod` ``. */
export function sourcePlace(application: Application): string {
  const source = mainSource(application);
  if (source === undefined) return "its Git repository";
  const repository = quote(repositoryName(source.repoURL), 80);
  if (source.chart !== undefined && source.chart !== "") {
    return `the values of chart ${quote(source.chart, 80)} (${repository})`;
  }
  if (source.path === undefined || source.path === "" || source.path === ".") return repository;
  return `${repository} ${quote(source.path, 120)}`;
}

export function mainSource(application: Application) {
  const several = application.spec.sources;
  return (
    application.spec.source ??
    several.find((source) => source.path !== undefined && source.ref === undefined) ??
    several[0]
  );
}

function repositoryName(url: string): string {
  const last = url.replace(/\/+$/, "").split(/[/:]/).at(-1) ?? "";
  return last.replace(/\.git$/, "") || url;
}
