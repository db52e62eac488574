import assert from "node:assert/strict";
import { creating, project } from "./project";

describe("Google's rules for labels", () => {
  it("refuse labels in capitals", () => {
    const key = "gcp:kms/cryptoKey:CryptoKey";
    assert.match(
      creating(key, { keyRing: "k", name: "n", labels: { Owner: "me" } }, project()) ?? "",
      /^Error creating CryptoKey: googleapi: Error 400: Invalid value for field 'labels': 'Owner=me'\. /,
    );
    assert.equal(creating(key, { keyRing: "k", name: "n", labels: { owner: "me" } }, project()), undefined);
  });
});
