import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { EffectDelay } from "../../../../components/clusters/eks/identity/takes-effect";
import { runProgram } from "../../../support/run-program";

class Made extends pulumi.ComponentResource {
  constructor(name: string) {
    super("test:index:Made", name);
  }
}

/** Returns how long a dependent waits for a resource, in milliseconds. */
async function waitFor(created: boolean): Promise<number> {
  let waited = Number.NaN;
  await runProgram(async () => {
    const creation = new EffectDelay("made", created ? 60 : 3_600_000);
    const made = new Made("made");
    if (created) {
      await creation.hook.callback({ urn: "", id: "", name: "made", type: "test:index:Made" });
    }
    const started = performance.now();
    return { end: creation.after(made).urn.apply(() => (waited = performance.now() - started)) };
  });
  return waited;
}

describe("what takes effect after its creation", () => {
  it("lets dependents wait only if this run created it", async () => {
    assert.ok((await waitFor(true)) >= 55);
    assert.ok(Number.isFinite(await waitFor(false)));
  });
});
