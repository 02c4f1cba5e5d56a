import type { ApplicationSummary } from "@lynceus/contract";
import { describe, expect, it } from "vitest";
import { applicationSummary } from "../testing/application-summary.ts";
import { type ByName, findNames } from "./find-names.ts";
import { spell } from "./near-distance.ts";

const everybody = () => true;

function indexed(...applications: readonly (string | ApplicationSummary)[]): ByName {
  const byName = new Map<string, Map<string, ApplicationSummary>>();
  for (const given of applications) {
    const application = typeof given === "string" ? applicationSummary(given) : given;
    const named = byName.get(application.name) ?? new Map();
    byName.set(application.name, named.set(application.instance, application));
  }
  return new Map(
    [...byName].map(([name, named]) => [name, { spelling: spell(name), applications: named }]),
  );
}

function names(found: ReturnType<typeof findNames>) {
  return {
    exact: found.exact.map(({ name }) => name),
    partial: found.partial.map(({ name }) => name),
    near: found.near.map(({ word, application }) => `${word}~${application.name}`),
  };
}

const shop = indexed(
  "catalog-api",
  "checkout-cart",
  "checkout-web",
  applicationSummary("orders-api", { health: "Degraded" }),
  "payments-api",
  "eu-payments-api-v2",
  "wiki",
);
const find = (...words: string[]) => names(findNames(shop, words, everybody));

describe("exact", () => {
  it("is a whole name, in any case, on every instance", () => {
    const both = indexed(
      applicationSummary("web", { instance: "staging" }),
      applicationSummary("web"),
      "web-ui",
    );
    const found = findNames(both, ["please", "WEB"], everybody);
    expect(found.exact.map(({ instance }) => instance)).toEqual(["prod", "staging"]);
    expect(names(found).partial).toEqual(["web-ui"]);
  });

  it("is a name written as neighbouring words, too", () => {
    expect(find("eu", "payments", "api", "v2").exact).toEqual(["eu-payments-api-v2"]);
    expect(find("orders", "api").exact).toEqual(["orders-api"]);
    expect(find("orders", "and", "api").exact).toEqual([]);
  });
});

describe("partial", () => {
  it("begins with the word, or contains it as whole parts; unhealthy first, then by name", () => {
    expect(find("api").partial).toEqual([
      "orders-api",
      "catalog-api",
      "eu-payments-api-v2",
      "payments-api",
    ]);
    expect(find("pay").partial).toEqual(["payments-api"]);
    expect(find("payments-api").partial).toEqual(["eu-payments-api-v2"]);
    expect(find("ayments").partial).toEqual([]);
    expect(find("art", "ments", "api-v").partial).toEqual([]);
  });

  it("needs three letters", () => {
    expect(find("ca", "v2", "c").partial).toEqual([]);
    expect(find("cat").partial).toEqual(["catalog-api"]);
  });
});

describe("near", () => {
  it.each([
    ["paymets-api", "payments-api"],
    ["apyments-api", "payments-api"],
    ["payments-aip", "payments-api"],
    ["chekout-web", "checkout-web"],
    ["oders-api", "orders-api"],
    ["wkii", "wiki"],
    ["wikki", "wiki"],
    ["paymets", "payments-api"],
    ["catlog", "catalog-api"],
  ])("takes %s for %s", (word, name) => {
    expect(find(word).near[0]).toBe(`${word}~${name}`);
    expect(find(word)).toMatchObject({ exact: [], partial: [] });
  });

  it.each(["wik", "viki", "carts-api", "order", "billing-api", "wiki-api-2"])(
    "takes %s for nothing",
    (word) => {
      expect(find(word).near).toEqual([]);
    },
  );

  it("puts the nearest first, unhealthy first among equals, and no more than five names", () => {
    const twins = indexed(
      "promo-eu",
      applicationSummary("promo-us", { health: "Degraded" }),
      "promo-ec2",
    );
    expect(names(findNames(twins, ["promo-es"], everybody)).near).toEqual([
      "promo-es~promo-us",
      "promo-es~promo-eu",
      "promo-es~promo-ec2",
    ]);
    const many = indexed(..."abcdefgh".split("").map((letter) => `worker-${letter}`));
    expect(findNames(many, ["worker-z"], everybody).near).toHaveLength(5);
  });

  it("is not asked of a word that fits as it is", () => {
    const found = find("payments-api", "checkout");
    expect(found.near).toEqual([]);
    expect(found.exact).toEqual(["payments-api"]);
  });

  it("is never a word of the language of questions", () => {
    const traps = indexed(
      ..."promotion employment issuer failing-over stats-us services-hub mailing falling errata warming".split(
        " ",
      ),
      ..."clusters-ui deploymint producton stagings statuz issuez environmint applicatio".split(
        " ",
      ),
    );
    const words =
      "production deployment issue failing status staging environment application errors cluster service warning";
    expect(names(findNames(traps, words.split(" "), everybody)).near).toEqual([]);
  });
});

it("shows only what the reader may see", () => {
  const visible = ({ name }: ApplicationSummary) => name === "wiki";
  const found = findNames(shop, ["payments-api", "checkout", "catlog", "wikki"], visible);
  expect(names(found)).toEqual({ exact: [], partial: [], near: ["wikki~wiki"] });
});

it("finds nothing by nothing, and survives odd words", () => {
  for (const words of [[], [""], ["x".repeat(100_000)], ["-"], ["\u0000"], ["💥💥💥💥"]]) {
    expect(find(...words)).toEqual({ exact: [], partial: [], near: [] });
  }
});

it("finds misspelt names among thousands of applications", () => {
  const kinds = "checkout payments orders catalog search identity edge billing".split(" ");
  const many = indexed(
    ...Array.from({ length: 4000 }, (_, i) => `${kinds[i % 8]}-${kinds[(i * 7 + 3) % 8]}-${i}`),
    "payments-orders-gateway",
  );

  const { near } = findNames(many, ["paymnts-ordrs-gateway"], everybody);

  expect(near.map(({ application }) => application.name)).toEqual(["payments-orders-gateway"]);
});
