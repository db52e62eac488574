import { createHash, generateKeyPair, randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { promisify } from "node:util";
import * as forge from "node-forge";

const validForMs = 30 * 24 * 60 * 60 * 1000;

/** A certificate and its key, both PEM. */
interface CertificateAndKey {
  readonly certificate: string;
  readonly key: string;
}

/** The certificate authority of one rehearsal. */
export interface CertificateAuthority extends CertificateAndKey {
  /** Issues a serving certificate for DNS names and IP addresses; the first one is its common name. */
  issue(names: readonly [string, ...string[]]): CertificateAndKey;
}

interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

const publicKey = { type: "spki", format: "pem" } as const;

/** Creates a certificate authority. Node.js generates the keys, node-forge the certificates. */
export async function createCertificateAuthority(): Promise<CertificateAuthority> {
  const [authorityKeys, servingKeys] = await Promise.all([rsaKeyPair(), rsaKeyPair()]);
  const signer = forge.pki.privateKeyFromPem(authorityKeys.privateKey);
  const authority = unsignedCertificate(authorityKeys, "keelson-rehearsal-ca");
  authority.setIssuer(authority.subject.attributes);
  authority.setExtensions([
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, digitalSignature: true, critical: true },
    { name: "subjectKeyIdentifier" },
  ]);
  authority.sign(signer, forge.md.sha256.create());
  return {
    certificate: forge.pki.certificateToPem(authority),
    key: authorityKeys.privateKey,
    issue: (names) => {
      const serving = unsignedCertificate(servingKeys, commonName(names[0]));
      serving.setIssuer(authority.subject.attributes);
      serving.setExtensions([
        { name: "basicConstraints", cA: false, critical: true },
        { name: "keyUsage", digitalSignature: true, keyEncipherment: true, critical: true },
        { name: "extKeyUsage", serverAuth: true },
        { name: "subjectAltName", altNames: names.map(alternativeName) },
      ]);
      serving.sign(signer, forge.md.sha256.create());
      return { certificate: forge.pki.certificateToPem(serving), key: servingKeys.privateKey };
    },
  };
}

/** Generates a key pair that signs service account tokens. */
export async function createTokenSigningKeys(): Promise<{ publicKey: string; privateKey: string }> {
  return promisify(generateKeyPair)("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: publicKey,
    privateKeyEncoding: { type: "sec1", format: "pem" },
  });
}

function rsaKeyPair(): Promise<KeyPair> {
  return promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: publicKey,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
}

function unsignedCertificate(keys: KeyPair, name: string): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(keys.publicKey);
  /* A serial number must be positive, so its first bit is 0. */
  certificate.serialNumber = `01${randomBytes(15).toString("hex")}`;
  certificate.validity.notBefore = new Date(Date.now() - 60_000);
  certificate.validity.notAfter = new Date(Date.now() + validForMs);
  certificate.setSubject([{ name: "commonName", value: name }]);
  return certificate;
}

/** Shortens a common name, which holds at most 64 characters; the full name is among the alternative names. */
function commonName(name: string): string {
  return name.length <= 64 ? name : createHash("sha256").update(name).digest("hex").slice(0, 32);
}

const alternativeNameDns = 2;
const alternativeNameIp = 7;

function alternativeName(name: string): object {
  return isIP(name) === 0 ? { type: alternativeNameDns, value: name } : { type: alternativeNameIp, ip: name };
}
