import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { ChartLedger } from "../../../cli/rehearsal/charts";
import { liftCloudProtection } from "../../../cli/rehearsal/phases/tear-down";

async function lift(stackFile: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "keelson-test-"));
  const configFile = path.join(folder, "Pulumi.dev.yaml");
  await writeFile(configFile, stackFile);
  const ledger = new ChartLedger();
  let calls = 0;
  const cloud = {
    unprotect: () => {
      calls += 1;
      return ["projects/p/locations/l/clusters/web"];
    },
  };
  await liftCloudProtection({ cloud, engine: { configFile }, ledger }, "shop");
  await rm(folder, { recursive: true });
  return { calls, notPlayed: ledger.notPlayed };
}

describe("a cluster that its cloud protects", () => {
  it("is unprotected before the destroy of any program, and the report says so", async () => {
    const { notPlayed } = await lift("config:\n  gcp:project: p\n");
    assert.deepEqual(notPlayed, [
      "The cluster projects/p/locations/l/clusters/web is protected: a deployment can destroy it only after you set deletionProtection: false. The rehearsal switched the protection off for its own destroy.",
    ]);
  });

  it("stays protected if the stack's file says how it is protected", async () => {
    assert.deepEqual(await lift("config:\n  shop:cluster:\n    kind: gke\n"), { calls: 0, notPlayed: [] });
  });
});
