import { createPrivateKey, randomBytes } from "node:crypto";
import { isIP } from "node:net";
import * as forge from "node-forge";
import { type Fields, fields, number, text, texts } from "../../values";

/** Attributes of a subject: the inputs of `@pulumi/tls`, and the names of X.509. */
const attributes: Readonly<Record<string, string>> = {
  commonName: "commonName",
  organization: "organizationName",
  organizationalUnit: "organizationalUnitName",
  locality: "localityName",
  province: "stateOrProvinceName",
  country: "countryName",
};

/** Uses of a key by the names of `allowedUses`: pulumi-tls takes them from terraform-provider-tls internal/provider/common_cert.go. */
const keyUses: Readonly<Record<string, string>> = {
  digital_signature: "digitalSignature",
  content_commitment: "nonRepudiation",
  key_encipherment: "keyEncipherment",
  data_encipherment: "dataEncipherment",
  key_agreement: "keyAgreement",
  cert_signing: "keyCertSign",
  crl_signing: "cRLSign",
};
const extendedUses: Readonly<Record<string, string>> = {
  server_auth: "serverAuth",
  client_auth: "clientAuth",
  code_signing: "codeSigning",
  email_protection: "emailProtection",
  timestamping: "timeStamping",
};

/** Reports whether a key can sign here: node-forge supports only RSA. */
export function signsHere(pem: unknown): boolean {
  return typeof pem === "string" && pem.includes("PRIVATE KEY") && createPrivateKey(pem).asymmetricKeyType === "rsa";
}

/** Signs a certificate with its own key: `tls.SelfSignedCert`. */
export function selfSigned(inputs: Fields): Fields {
  const key = privateKey(inputs.privateKeyPem);
  const subject = subjectOf(fields(inputs.subject));
  const statement = { subject, issuer: subject, names: namesOf(inputs), publicKey: publicKeyOf(key) };
  return { ...certificate(statement, key, inputs), keyAlgorithm: "RSA" };
}

/** Signs a request with an authority's key: `tls.LocallySignedCert`. */
export function locallySigned(inputs: Fields): Fields {
  const request = forge.pki.certificationRequestFromPem(text(inputs.certRequestPem) ?? "");
  const authority = forge.pki.certificateFromPem(text(inputs.caCertPem) ?? "");
  const asked = request.getAttribute({ name: "extensionRequest" })?.extensions ?? [];
  const names = asked.filter(({ name }) => name === "subjectAltName");
  const statement = {
    subject: request.subject.attributes,
    issuer: authority.subject.attributes,
    names,
    publicKey: request.publicKey,
  };
  return { ...certificate(statement, privateKey(inputs.caPrivateKeyPem), inputs), caKeyAlgorithm: "RSA" };
}

/** Writes a request for a certificate: `tls.CertRequest`. */
export function certificateRequest(inputs: Fields): Fields {
  const key = privateKey(inputs.privateKeyPem);
  const request = forge.pki.createCertificationRequest();
  request.publicKey = publicKeyOf(key);
  request.setSubject(subjectOf(fields(inputs.subject)));
  const extensions = namesOf(inputs);
  request.setAttributes(extensions.length === 0 ? [] : [{ name: "extensionRequest", extensions }]);
  request.sign(key, forge.md.sha256.create());
  return { certRequestPem: forge.pki.certificationRequestToPem(request), keyAlgorithm: "RSA" };
}

interface Statement {
  readonly subject: forge.pki.CertificateField[];
  readonly issuer: forge.pki.CertificateField[];
  /** The extension with the subject's further names; empty if it has none. */
  readonly names: readonly object[];
  readonly publicKey: forge.pki.PublicKey | null;
}

function certificate(
  { issuer, names, publicKey, subject }: Statement,
  key: forge.pki.rsa.PrivateKey,
  inputs: Fields,
): Fields {
  const made = forge.pki.createCertificate();
  if (publicKey !== null) {
    made.publicKey = publicKey;
  }
  /* A serial number must be positive, so its first bit is 0. */
  made.serialNumber = `01${randomBytes(15).toString("hex")}`;
  made.validity.notBefore = new Date();
  made.validity.notAfter = new Date(Date.now() + (number(inputs.validityPeriodHours) ?? 0) * 3_600_000);
  made.setSubject(subject);
  made.setIssuer(issuer);
  made.setExtensions([
    { name: "basicConstraints", critical: true, cA: inputs.isCaCertificate === true },
    ...usesOf(texts(inputs.allowedUses)),
    ...names,
  ]);
  made.sign(key, forge.md.sha256.create());
  return {
    certPem: forge.pki.certificateToPem(made),
    validityStartTime: made.validity.notBefore.toISOString(),
    validityEndTime: made.validity.notAfter.toISOString(),
    readyForRenewal: false,
  };
}

function usesOf(allowed: readonly string[]): object[] {
  const known = (table: Readonly<Record<string, string>>) =>
    Object.fromEntries(allowed.flatMap((use) => (table[use] === undefined ? [] : [[table[use], true] as const])));
  const [own, extended] = [known(keyUses), known(extendedUses)];
  return [
    ...(Object.keys(own).length > 0 ? [{ name: "keyUsage", critical: true, ...own }] : []),
    ...(Object.keys(extended).length > 0 ? [{ name: "extKeyUsage", ...extended }] : []),
  ];
}

function subjectOf(given: Fields): forge.pki.CertificateField[] {
  return Object.entries(attributes).flatMap(([input, name]) => {
    const value = text(given[input]);
    return value === undefined ? [] : [{ name, value }];
  });
}

/** Types of names in RFC 5280: 2 is a DNS name, 6 a URI, 7 an IP address. */
function namesOf(inputs: Fields): object[] {
  const altNames = [
    ...texts(inputs.dnsNames).map((value) => ({ type: 2, value })),
    ...texts(inputs.uris).map((value) => ({ type: 6, value })),
    ...texts(inputs.ipAddresses)
      .filter((ip) => isIP(ip) > 0)
      .map((ip) => ({ type: 7, ip })),
  ];
  return altNames.length === 0 ? [] : [{ name: "subjectAltName", altNames }];
}

function privateKey(pem: unknown): forge.pki.rsa.PrivateKey {
  return forge.pki.privateKeyFromPem(text(pem) ?? "");
}

function publicKeyOf({ e, n }: forge.pki.rsa.PrivateKey): forge.pki.rsa.PublicKey {
  return forge.pki.setRsaPublicKey(n, e);
}
