import { describe, expect, it } from "vitest";
import { clean, cut } from "./clean.ts";
import { evidence } from "./evidence.ts";
import { imageTag, shortImage } from "./image.ts";
import { earliest, instant } from "./instant.ts";
import { plain, quote, quoteError, quoteNames } from "./quote.ts";
import { shapeOf } from "./shape.ts";
import { shortPod } from "./short-pod.ts";

describe("untrusted text", () => {
  it("loses terminal escapes, control and direction characters, and keeps its lines", () => {
    expect(
      clean("\u001b[1;31mred\u001b[0m\u0000 \u202egnp.exe\u200b\ttab\r\nline\u001b]0;title\u0007"),
    ).toBe("red gnp.exe\ttab\nline");
  });

  it("is cut without breaking a character", () => {
    expect(cut("a😀b", 2)).toBe("a");
    expect(cut("a😀b", 3)).toBe("a😀");
  });

  it("cannot leave its code span", () => {
    expect(quote("a `b` c\nd")).toBe("`a 'b' c d`");
    expect(quote(" ")).toBe("`(empty)`");
    expect(quote("x".repeat(99), 10)).toBe("`xxxxxxxxx…`");
    expect(plain("`x`\n y")).toBe("'x' y");
  });

  it("keeps both ends of a long error", () => {
    const text = `pulling image: ${"rpc error: ".repeat(40)}429 Too Many Requests`;
    expect(quoteError(text, 80)).toMatch(/^`pulling image: .* … .*429 Too Many Requests`$/);
    expect(quoteError(text, 80).length).toBeLessThanOrEqual(84);
    expect(
      quoteError(
        "0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: x",
      ),
    ).toBe("`0/3 nodes are available: 3 Insufficient cpu`");
  });

  it("is listed by name, a few of many", () => {
    expect(quoteNames(["a"])).toBe("`a`");
    expect(quoteNames(["a", "b"])).toBe("`a` and `b`");
    expect(quoteNames(["a", "b", "c", "d", "e"])).toBe("`a`, `b`, `c` and 2 more");
  });

  it("is quoted as evidence verbatim, trimmed and bounded", () => {
    expect(
      evidence({ text: "  a\n b ", object: "o", field: "f", at: "2030-01-01T00:00:00Z" }),
    ).toEqual({
      excerpt: "a\n b",
      object: "o",
      field: "f",
      at: "2030-01-01T00:00:00.000Z",
    });
    expect(evidence({ text: "x".repeat(900), object: "o", field: "f", at: "soon" })).toEqual({
      excerpt: "x".repeat(500),
      object: "o",
      field: "f",
    });
  });
});

it.each([
  ["registry.acme.example/payments/api:2.4.0", "payments/api:2.4.0", "2.4.0"],
  ["localhost:5000/api", "api", undefined],
  ["library/redis:7.4-alpine", "library/redis:7.4-alpine", "7.4-alpine"],
  ["ghcr.io/a/b@sha256:0123456789abcdef0123", "a/b@sha256:01234567", "sha256:01234567"],
  ["r.example/a:1.2@sha256:0123456789abcdef", "a:1.2@sha256:01234567", "1.2"],
])("image %s", (image, short, tag) => {
  expect(shortImage(image)).toBe(short);
  expect(imageTag(image)).toBe(tag);
});

it("takes times as they are and nothing else", () => {
  expect(instant("2030-05-04T12:00:00+02:00")).toBe("2030-05-04T10:00:00.000Z");
  expect([
    instant("0001-01-01T00:00:00Z"),
    instant(""),
    instant("soon"),
    instant(undefined),
  ]).toEqual(Array(4).fill(undefined));
  expect(earliest(["2030-01-02T00:00:00Z", undefined, "2030-01-01T00:00:00Z"])).toBe(
    "2030-01-01T00:00:00.000Z",
  );
});

it("folds what differs between lines of one shape", () => {
  const shape = shapeOf(
    "pod web-7f4c9d-x1 took 812ms at 2030-01-01T00:00:00Z from 10.0.0.1:80 id 0af3b2c1",
    ["web-7f4c9d-x1"],
  );
  expect(shape).toBe("pod <name> took <n>ms at <time> from <address> id <id>");
});

it("shortens a pod's name to what tells it from its siblings", () => {
  expect(shortPod("payments-api-6445bf6c75-jrnsf", "payments-api")).toBe("…6445bf6c75-jrnsf");
  expect(shortPod("reports-db-0", "reports-db")).toBe("reports-db-0");
  expect(shortPod("other-abc12", "web")).toBe("other-abc12");
});
