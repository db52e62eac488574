import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto";
import { answerOf } from "../../../cli/clouds";
import { tlsTypes } from "../../../cli/rehearsal/other-packages/tls";

const place = { accountId: "", region: "", newId: (prefix: string, of: string) => prefix + of };

function made(token: string, inputs: object) {
  const type = tlsTypes[token];
  assert.ok(type);
  return answerOf({}, type, { type: token, name: "x", inputs: { ...inputs }, place }).state;
}

function key(inputs: object) {
  return made("tls:index/privateKey:PrivateKey", inputs);
}

describe("a private key of @pulumi/tls", () => {
  for (const [algorithm, inputs, prefix] of [
    ["RSA", { rsaBits: 2048 }, "ssh-rsa AAAAB3NzaC1yc2E"],
    ["ECDSA", { ecdsaCurve: "P256" }, "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY"],
    ["ED25519", {}, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"],
  ] as const) {
    it(`is a real pair of keys for ${algorithm}`, () => {
      const { privateKeyPem, publicKeyOpenssh, publicKeyPem } = key({ algorithm, ...inputs });
      const derived = createPublicKey(createPrivateKey(String(privateKeyPem)));
      assert.equal(derived.export({ type: "spki", format: "pem" }), publicKeyPem);
      assert.ok(String(publicKeyOpenssh).startsWith(prefix), String(publicKeyOpenssh));
    });
  }
});

describe("certificates of @pulumi/tls", () => {
  const authorityKey = key({ algorithm: "RSA" }).privateKeyPem;
  const authority = made("tls:index/selfSignedCert:SelfSignedCert", {
    privateKeyPem: authorityKey,
    subject: { commonName: "Acme CA", organization: "Acme" },
    isCaCertificate: true,
    validityPeriodHours: 24,
    allowedUses: ["cert_signing", "crl_signing"],
  });

  it("are real: an authority signs a request, with its names", () => {
    const servingKey = key({ algorithm: "RSA" }).privateKeyPem;
    const { certRequestPem } = made("tls:index/certRequest:CertRequest", {
      privateKeyPem: servingKey,
      subject: { commonName: "shop" },
      dnsNames: ["shop.example.com"],
      ipAddresses: ["192.0.2.7"],
    });
    const { certPem } = made("tls:index/locallySignedCert:LocallySignedCert", {
      certRequestPem,
      caCertPem: authority.certPem,
      caPrivateKeyPem: authorityKey,
      validityPeriodHours: 12,
      allowedUses: ["server_auth", "digital_signature"],
    });
    const [root, serving] = [authority.certPem, certPem].map((pem) => new X509Certificate(String(pem)));
    assert.ok(root && serving);
    assert.equal(root.ca, true);
    assert.equal(root.subject, "CN=Acme CA\nO=Acme");
    assert.equal(serving.checkIssued(root), true);
    assert.equal(serving.verify(root.publicKey), true);
    assert.equal(serving.checkPrivateKey(createPrivateKey(String(servingKey))), true);
    assert.equal(serving.subjectAltName, "DNS:shop.example.com, IP Address:192.0.2.7");
    assert.deepEqual(serving.keyUsage, ["1.3.6.1.5.5.7.3.1"]);
    assert.equal(new Date(serving.validTo).getTime() - new Date(serving.validFrom).getTime(), 12 * 3_600_000);
  });

  it("are made up for keys that are not of RSA", () => {
    const { privateKeyPem } = key({ algorithm: "ED25519" });
    const { certPem } = made("tls:index/selfSignedCert:SelfSignedCert", { privateKeyPem, validityPeriodHours: 1 });
    assert.equal(certPem, "made up: certPem");
  });
});
