import forge from "node-forge";

/** Returns a certificate authority that ended long ago, as PEM in base64: a `caBundle`. */
export function expiredAuthority(): string {
  const keys = forge.pki.rsa.generateKeyPair(1024);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = "01";
  certificate.validity.notBefore = new Date("2020-01-01T00:00:00Z");
  certificate.validity.notAfter = new Date("2021-01-01T00:00:00Z");
  certificate.setSubject([{ name: "commonName", value: "old" }]);
  certificate.setIssuer([{ name: "commonName", value: "old" }]);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return Buffer.from(forge.pki.certificateToPem(certificate)).toString("base64");
}

/** A revision of a release, as Helm stores it; its content is left out. */
export function releaseSecret(name: string, version: number, status: string, namespace = "shop") {
  return {
    apiVersion: "v1",
    kind: "Secret",
    type: "helm.sh/release.v1",
    metadata: {
      name: `sh.helm.release.v1.${name}.v${version}`,
      namespace,
      labels: { owner: "helm", name, version: String(version), status },
    },
  };
}
