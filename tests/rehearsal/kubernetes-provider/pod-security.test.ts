import assert from "node:assert/strict";
import {
  enforcedViolations,
  podOf,
  podSecurityMessage,
  podSecurityViolations,
} from "../../../cli/rehearsal/kubernetes-provider/objects/pod-security";

const warning = 'would violate PodSecurity "restricted:v1.35": runAsNonRoot != true';
const metadata = { name: "web", namespace: "shop" };

describe("Pod Security's answers", () => {
  it("tell of pods that would be refused", () => {
    assert.deepEqual(podSecurityViolations(["deprecated", warning]), [warning]);
    const deployment = { apiVersion: "apps/v1", kind: "Deployment", metadata };
    assert.match(
      podSecurityMessage(deployment, [warning]),
      /^Deployment shop\/web: its pods would violate PodSecurity/,
    );
  });

  const levels: [string, string[] | undefined][] = [
    ["restricted", [warning]],
    ["baseline", undefined],
    ["privileged", []],
  ];
  for (const [level, expected] of levels) {
    it(`at the level restricted say ${expected?.length ?? "perhaps"} where ${level} is enforced`, () => {
      assert.deepEqual(enforcedViolations(level, [warning]), expected);
    });
  }

  it("are asked for with a pod as the workload would make it", () => {
    const template = { metadata: {}, spec: { serviceAccountName: "web", hostNetwork: true } };
    const pod = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { generateName: "web-", namespace: "shop" },
      spec: { hostNetwork: true },
    };
    assert.deepEqual(podOf({ apiVersion: "apps/v1", kind: "DaemonSet", metadata, spec: { template } }), pod);
    const cron = { jobTemplate: { spec: { template } } };
    assert.deepEqual(podOf({ apiVersion: "batch/v1", kind: "CronJob", metadata, spec: cron }), pod);
    assert.equal(podOf({ apiVersion: "v1", kind: "Service", metadata, spec: {} }), undefined);
  });
});
