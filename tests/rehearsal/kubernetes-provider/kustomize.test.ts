import assert from "node:assert/strict";
import { kustomized } from "../../../cli/rehearsal/kubernetes-provider/kustomize";

describe("a kustomization on the internet", () => {
  const addresses = [
    "https://github.com/acme/shop/deploy?ref=v1",
    "github.com/acme/shop/deploy",
    "git::https://git.acme.example/shop",
    "git@github.com:acme/shop",
    "ssh://git@git.acme.example/shop",
  ];
  for (const address of addresses) {
    it(`is refused by its address: ${address}`, async () => {
      const sources = { kubectl: () => assert.fail("kubectl runs") } as never;
      await assert.rejects(kustomized(address, sources, AbortSignal.timeout(1000)), {
        message: `${address}: a rehearsal reads no kustomization from the internet; use a folder of the project`,
      });
    });
  }
});
