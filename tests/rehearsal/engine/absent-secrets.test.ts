import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import { absentSecrets, withSecrets } from "../../../cli/rehearsal/engine/absent-secrets";

/** The SDK's own error about a value that is not set. */
function sdkError(required: (config: pulumi.Config) => unknown): { message: string } {
  try {
    required(new pulumi.Config("shop"));
  } catch (error) {
    return error as Error;
  }
  throw new Error("the value is set");
}

describe("the secrets that a program lacks", () => {
  const secret = sdkError((config) => config.requireSecret("databasePassword"));
  const token = sdkError((config) => config.requireSecret("token"));

  it("are those of the SDK's errors, once each", () =>
    assert.deepEqual(absentSecrets([secret, token, secret]), ["shop:databasePassword", "shop:token"]));

  it("are found where one error lists several", () =>
    assert.deepEqual(absentSecrets([{ message: `${secret.message}\n${token.message}` }]), [
      "shop:databasePassword",
      "shop:token",
    ]));

  it("are neither plain values nor a kubeconfig", () => {
    const plain = sdkError((config) => config.require("region"));
    const kubeconfig = sdkError((config) => config.requireSecret("kubeconfig"));
    assert.deepEqual(absentSecrets([plain, kubeconfig, { message: "shop:token: expected a token" }]), []);
  });

  it("are encrypted placeholders in the run's copy of the stack file", () => {
    const encrypter = { salt: "", encrypt: (text: string) => `sealed ${text}` };
    const copy = withSecrets("config: { shop:tier: small }", ["shop:token"], encrypter);
    assert.deepEqual(parse(copy), { config: { "shop:tier": "small", "shop:token": { secure: "sealed [secret]" } } });
    assert.deepEqual(parse(withSecrets("", ["shop:token"], encrypter)), {
      config: { "shop:token": { secure: "sealed [secret]" } },
    });
  });
});
