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

type Source = NonNullable<Application["spec"]["source"]>;

/** All sources of an application, a single one too. */
export function listSources(application: Application): readonly Source[] {
  const { source, sources } = application.spec;
  return sources.length > 0 ? sources : source ? [source] : [];
}

/** The source's repository as people call it: `` `payments-deploy` ``. */
export function sayRepository(source: Source | undefined | null): string {
  return source ? quote(repositoryName(source.repoURL), 80) : "its repository";
}

/** The same, and the revision asked of it: `` `payments-deploy` at `main` ``. */
export function repositoryAt(source: Source | undefined | null): string {
  if (!source) return sayRepository(source);
  return `${sayRepository(source)} at ${quote(source.targetRevision || "HEAD", 80)}`;
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
