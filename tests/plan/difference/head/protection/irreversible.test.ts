import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import { planned } from "../../planned";

type Inputs = Readonly<Record<string, unknown>>;

function forever(type: string, before: Inputs, after: Inputs): string[] {
  const [old, now] = [[planned(type, "own", { inputs: before })], [planned(type, "own", { inputs: after })]];
  const lines = headLines(old, now, difference(old, now));
  return lines.flatMap((line) =>
    line.class === "unjudged" && line.text.includes("nobody can undo or shorten this") ? [line.text] : [],
  );
}

describe("a protection that nobody can take back", () => {
  const cases: readonly [type: string, before: Inputs, after: Inputs, shown: string][] = [
    [
      "gcp:storage/bucket:Bucket",
      { retentionPolicy: { retentionPeriod: "86400", isLocked: false } },
      { retentionPolicy: { retentionPeriod: "86400", isLocked: true } },
      "gcp.storage.Bucket own: nobody can undo or shorten this later: retentionPolicy.isLocked false → true",
    ],
    [
      "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      { rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } } },
      { rule: { defaultRetention: { mode: "COMPLIANCE", days: 30 } } },
      'aws.s3.BucketObjectLockConfiguration own: nobody can undo or shorten this later: rule.defaultRetention.mode "GOVERNANCE" → "COMPLIANCE"',
    ],
    [
      "azure-native:keyvault:Vault",
      { properties: { enableSoftDelete: true } },
      { properties: { enableSoftDelete: true, enablePurgeProtection: true } },
      "azure-native.keyvault.Vault own: nobody can undo or shorten this later: properties.enablePurgeProtection (nothing) → true",
    ],
  ];
  for (const [type, before, after, shown] of cases) {
    it(`is told: ${shown}`, () => {
      assert.deepEqual(forever(type, before, after), [shown]);
      assert.deepEqual(forever(type, after, before), []);
    });
  }
});
