import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import {
  type CertificateAuthority,
  createCertificateAuthority,
} from "../../../cli/rehearsal/control-plane/certificates";

describe("a rehearsal's certificate authority", () => {
  let authority: CertificateAuthority;

  before(async () => {
    authority = await createCertificateAuthority();
  });

  it("is one", () => {
    const certificate = new X509Certificate(authority.certificate);
    assert.equal(certificate.ca, true);
    assert.equal(certificate.subject, "CN=keelson-rehearsal-ca");
    assert.ok(certificate.verify(certificate.publicKey));
  });

  it("issues certificates for names and addresses", () => {
    const { certificate } = authority.issue(["hook.policy.svc", "127.0.0.1"]);
    const serving = new X509Certificate(certificate);
    assert.equal(serving.ca, false);
    assert.equal(serving.subject, "CN=hook.policy.svc");
    assert.equal(serving.subjectAltName, "DNS:hook.policy.svc, IP Address:127.0.0.1");
    assert.ok(serving.checkIssued(new X509Certificate(authority.certificate)));
    assert.ok(serving.verify(new X509Certificate(authority.certificate).publicKey));
  });

  it("issues certificates for service names longer than a common name may be", () => {
    const name = `${"a".repeat(50)}.${"b".repeat(50)}.svc`;
    const serving = new X509Certificate(authority.issue([name]).certificate);
    assert.equal(serving.subjectAltName, `DNS:${name}`);
    assert.ok(serving.subject.length <= 67);
  });
});
