import assert from "node:assert/strict";
import { minorOf } from "../../cli/kubernetes-version";
import { controlPlanes, judgeNodes, judgeStep } from "../../cli/upgrade/control-plane";
import { judgeOffer } from "../../cli/upgrade/offered";
import { withVersion } from "../../cli/upgrade/target-stack";
import { targetMinor } from "../../cli/upgrade/versions";
import { registered } from "../support/registered";

describe("upgrade-check: versions", () => {
  it("reads minors of every form, and refuses others", () => {
    assert.deepEqual(["1.35", "1.35.4", "v1.35.4-gke.10", "2.1", "1.x"].map(minorOf), [
      35,
      35,
      35,
      undefined,
      undefined,
    ]);
    assert.equal(targetMinor("1.36"), 36);
    assert.throws(() => targetMinor("1.36.1"), /--to: expected a minor version such as 1.36, got "1.36.1"; leave out/);
  });

  it("goes one minor at a time", () => {
    assert.deepEqual(judgeStep(35, 36), []);
    const [far] = judgeStep(34, 36);
    assert.equal(far?.message, "an upgrade from 1.34 to 1.36 skips minor versions; upgrade to 1.35 first");
    assert.deepEqual([judgeStep(36, 36)[0]?.state, judgeStep(undefined, 36)[0]?.state], ["blocker", "unseen"]);
  });

  it("finds the control planes of each cloud, and how old their pools may be", () => {
    const resources = [
      registered("a", { type: "aws:eks/cluster:Cluster", inputs: { version: "1.35" } }),
      registered("g", {
        type: "gcp:container/cluster:Cluster",

        inputs: { releaseChannel: { channel: "STABLE" } },
      }),
      registered("m", {
        type: "azure-native:containerservice:ManagedCluster",

        inputs: { kubernetesVersion: "1.34.2" },
      }),
    ];
    assert.deepEqual(controlPlanes(resources), [
      { name: "a", service: "EKS", minor: 35 },
      { name: "g", service: "GKE STABLE", minor: undefined },
      { name: "m", service: "AKS", minor: 34 },
    ]);
    const pool = (version: string) => registered("p", { type: "aws:eks/nodeGroup:NodeGroup", inputs: { version } });
    const states = ["1.32", "1.33", "1.36", "1.37"].map((version) => judgeNodes([pool(version)], 36)[0]?.state);
    assert.deepEqual(states, ["blocker", "warning", undefined, "blocker"]);
  });

  it("says how to ask the cloud whether it offers the version", () => {
    const asks = (["EKS", "GKE STABLE", "AKS", undefined] as const).map((service) => {
      const [finding] = judgeOffer(service, 36);
      return finding && [finding.state, finding.subject, finding.message.split("; run ")[1]];
    });
    assert.deepEqual(asks, [
      ["unseen", "EKS 1.36", "aws eks describe-cluster-versions"],
      ["unseen", "GKE STABLE 1.36", "gcloud container get-server-config --location <location>"],
      ["unseen", "AKS 1.36", "az aks get-versions --location <region>"],
      undefined,
    ]);
  });

  it("sets the version in a stack's configuration, and only there", () => {
    const project = {
      root: "/p",
      name: "p",

      runtime: "nodejs",
      stackFolder: "/p",
      stacks: [],
      config: {},
      declared: [],
      given: {},
    };
    const stack = {
      name: "s",
      file: "f",
      text: "",
      secretKeys: [],
      config: { "keelson:cluster": '{"kind":"eks","kubernetesVersion":"1.35"}', "a:b": "c" },
    };
    assert.deepEqual(withVersion(project, stack, "1.36")?.config, {
      "keelson:cluster": '{"kind":"eks","kubernetesVersion":"1.36"}',
      "a:b": "c",
    });
    assert.equal(withVersion(project, { ...stack, config: {} }, "1.36"), undefined);
  });
});
