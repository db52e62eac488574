import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import * as forge from "node-forge";
import { byToken, type CloudType } from "../../clouds";
import { type Fields, number, text } from "../../values";
import { madeBefore } from "./made-before";
import { certificateRequest, locallySigned, selfSigned, signsHere } from "./tls-certificates";

/** The fields of a certificate. A new value creates a new certificate. */
const stated = ["subject", "dnsNames", "ipAddresses", "uris", "allowedUses", "isCaCertificate", "validityPeriodHours"];

/** Types of `@pulumi/tls` whose values are real: they are generated on this machine and kept in the stack's state. */
export const tlsTypes = byToken([
  tlsType("PrivateKey", {
    make: ({ algorithm, ecdsaCurve, rsaBits }) =>
      keyOutputs(keyPair(text(algorithm), text(ecdsaCurve), number(rsaBits))),
    defaults: { ecdsaCurve: "P224", rsaBits: 2048 },
    replacedBy: ["algorithm", "ecdsaCurve", "rsaBits"],
  }),
  tlsType("SelfSignedCert", {
    make: withRsa("privateKeyPem", selfSigned, ["certPem", "validityStartTime", "validityEndTime"]),
    defaults: { earlyRenewalHours: 0, isCaCertificate: false },
    replacedBy: ["privateKeyPem", ...stated],
  }),
  tlsType("CertRequest", {
    make: withRsa("privateKeyPem", certificateRequest, ["certRequestPem"]),
    defaults: {},
    replacedBy: ["privateKeyPem", "subject", "dnsNames", "ipAddresses", "uris"],
  }),
  tlsType("LocallySignedCert", {
    make: withRsa("caPrivateKeyPem", locallySigned, ["certPem", "validityStartTime", "validityEndTime"]),
    defaults: { earlyRenewalHours: 0, isCaCertificate: false },
    replacedBy: ["caCertPem", "caPrivateKeyPem", "certRequestPem", ...stated],
  }),
]);

interface TlsFacts {
  readonly make: (inputs: Fields) => Fields;
  readonly defaults: Fields;
  readonly replacedBy: readonly string[];
}

function tlsType(kind: string, { defaults, make, replacedBy }: TlsFacts): CloudType {
  return {
    token: `tls:index/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`,
    label: kind,
    id: ({ place }) => place.newId("", kind),
    defaults,
    computed: ({ inputs, previous }) => (previous === undefined ? make(inputs) : madeBefore(previous, inputs)),
    replacedBy: replacedBy.map((path) => ({ path, source: "pulumi-tls provider/resources.go" })),
  };
}

/** Signs with a key of RSA. With other keys, which node-forge does not support, the outputs are made up. */
function withRsa(key: string, make: (inputs: Fields) => Fields, outputs: readonly string[]): TlsFacts["make"] {
  return (inputs) =>
    signsHere(inputs[key]) ? make(inputs) : Object.fromEntries(outputs.map((output) => [output, `made up: ${output}`]));
}

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Generates a key pair, with the provider's defaults. */
function keyPair(algorithm = "RSA", curve = "P224", bits = 2048): KeyPair {
  switch (algorithm) {
    case "ED25519":
      return generateKeyPairSync("ed25519");
    case "ECDSA":
      return generateKeyPairSync("ec", { namedCurve: curve === "P224" ? "secp224r1" : curve.replace("P", "P-") });
    default:
      return generateKeyPairSync("rsa", { modulusLength: bits });
  }
}

function keyOutputs({ privateKey, publicKey }: KeyPair): Fields {
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const publicPem = publicKey.export({ type: "spki", format: "pem" }).toString();
  const blob = sshBlob(publicPem);
  const line = blob && `${blob.toString("latin1", 4, 4 + blob.readUInt32BE(0))} ${blob.toString("base64")}\n`;
  return {
    privateKeyPem: privatePem(privateKey),
    privateKeyPemPkcs8: pkcs8,
    publicKeyPem: publicPem,
    publicKeyOpenssh: line ?? "",
    privateKeyOpenssh: privateKey.asymmetricKeyType === "rsa" ? opensshPrivateKey(pkcs8) : "",
    publicKeyFingerprintMd5: blob === undefined ? "" : fingerprintMd5(blob),
    publicKeyFingerprintSha256: blob === undefined ? "" : `SHA256:${sha256(blob)}`,
  };
}

function privatePem(key: KeyObject): string {
  switch (key.asymmetricKeyType) {
    case "rsa":
      return key.export({ type: "pkcs1", format: "pem" }).toString();
    case "ec":
      return key.export({ type: "sec1", format: "pem" }).toString();
    default:
      return key.export({ type: "pkcs8", format: "pem" }).toString();
  }
}

function opensshPrivateKey(pkcs8: string): string {
  return forge.ssh.privateKeyToOpenSSH(forge.pki.privateKeyFromPem(pkcs8));
}

/** Writes a public key in OpenSSH's form, RFC 4253 and RFC 8709; undefined for curves that OpenSSH does not know. */
function sshBlob(pem: string): Buffer | undefined {
  const { kty, crv = "", n = "", e = "", x = "", y = "" } = createPublicKey(pem).export({ format: "jwk" });
  const raw = (part: string) => Buffer.from(part, "base64url");
  switch (kty) {
    case "RSA":
      return joined([Buffer.from("ssh-rsa"), positive(raw(e)), positive(raw(n))]);
    case "OKP":
      return joined([Buffer.from("ssh-ed25519"), raw(x)]);
    default: {
      const curve = crv.replace("P-", "nistp");
      const point = Buffer.concat([Buffer.of(4), raw(x), raw(y)]);
      return joined([Buffer.from(`ecdsa-sha2-${curve}`), Buffer.from(curve), point]);
    }
  }
}

function joined(parts: readonly Buffer[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return [length, part];
    }),
  );
}

/** Numbers are signed there, so a number whose first bit is set begins with a zero byte. */
function positive(bytes: Buffer): Buffer {
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
}

function sha256(blob: Buffer): string {
  return createHash("sha256").update(blob).digest("base64").replace(/=+$/, "");
}

function fingerprintMd5(blob: Buffer): string {
  return (createHash("md5").update(blob).digest("hex").match(/../g) ?? []).join(":");
}
