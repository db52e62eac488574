import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { answerOf } from "../../../cli/clouds";
import { tlsTypes } from "../../../cli/rehearsal/other-packages/tls";

const place = { accountId: "", region: "", newId: (prefix: string, of: string) => prefix + of };
const token = "tls:index/privateKey:PrivateKey";

function key(inputs: object) {
  const type = tlsTypes[token];
  assert.ok(type);
  return answerOf({}, type, { type: token, name: "x", inputs: { ...inputs }, place }).state;
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
