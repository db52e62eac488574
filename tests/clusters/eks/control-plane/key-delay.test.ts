import assert from "node:assert/strict";
import { isTooEarly, patience } from "../../../../components/clusters/eks/control-plane/key-delay";
import { pauseAfter } from "../../../../components/clusters/retries";
import { runEks } from "../../../support/eks";

describe("the wait for the key of an EKS cluster", () => {
  const refused = (message: string) =>
    `creating EKS Cluster (test): operation error EKS: CreateCluster, https response error StatusCode: 400, RequestID: 1, InvalidParameterException: ${message}`;
  const cases: readonly (readonly [what: string, error: string, isCovered: boolean])[] = [
    [
      "covers a key whose policy has not arrived",
      refused(
        "Access denied to KMS key arn:aws:kms:eu-central-1:111122223333:key/1 due to explicit deny policy or revoked grant",
      ),
      true,
    ],
    ["does not cover a key that is not enabled", refused("The keyArn in encryptionConfig is not enabled"), false],
    ["does not cover a version that EKS does not have", refused("unsupported Kubernetes version 1.99"), false],
  ];
  for (const [what, error, isCovered] of cases) {
    it(what, () => {
      assert.equal(isTooEarly(error), isCovered);
    });
  }

  it("grows to half a minute, and ends after five minutes", () => {
    const pauses = Array.from({ length: 20 }, (_, index) => pauseAfter(index + 1, patience));
    assert.deepEqual(pauses.slice(0, 4), [5, 10, 20, 30]);
    const sum = pauses.reduce<number>((all, seconds) => all + (seconds ?? 0), 0);
    assert.ok(sum >= 300 && sum < 360, String(sum));
    assert.equal(pauses.at(-1), undefined);
  });

  it("is part of the cluster's creation", async () => {
    const { options } = (await runEks()).find("aws:eks/cluster:Cluster", "test");
    assert.deepEqual(options.onError, ["test-key"]);
  });
});
