import { generateKeyPairSync, sign } from "node:crypto";

/** A fresh self-signed certificate for `localhost`, which no client has reason to trust. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = der(0x30, Buffer.from("06082a8648ce3d040302", "hex")); // ecdsa-with-SHA256
  const commonName = Buffer.concat([Buffer.from("0603550403", "hex"), der(0x0c, "localhost")]);
  const name = der(0x30, der(0x31, der(0x30, commonName)));
  const validity = der(
    0x30,
    Buffer.concat([der(0x17, "250101000000Z"), der(0x17, "490101000000Z")]),
  );
  const body = der(
    0x30,
    Buffer.concat([
      Buffer.from("020101", "hex"),
      algorithm,
      name,
      validity,
      name,
      publicKey.export({ type: "spki", format: "der" }),
    ]),
  );
  const signature = Buffer.concat([Buffer.of(0), sign("sha256", body, privateKey)]);
  const certificate = der(0x30, Buffer.concat([body, algorithm, der(0x03, signature)]));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString("base64")}\n-----END CERTIFICATE-----\n`,
  };
}

function der(tag: number, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  const length =
    bytes.length < 128
      ? Buffer.of(bytes.length)
      : Buffer.of(0x82, bytes.length >> 8, bytes.length & 255);
  return Buffer.concat([Buffer.of(tag), length, bytes]);
}
