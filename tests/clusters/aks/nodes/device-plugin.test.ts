import assert from "node:assert/strict";
import type { AksNodePoolArgs } from "../../../../components/clusters/aks";
import { runAks } from "../../../support/aks";

const daemonSet = "kubernetes:apps/v1:DaemonSet";
const general = { min: 1, max: 3 };
const gpu: AksNodePoolArgs = { min: 0, max: 2, vmSize: "Standard_NC4as_T4_v3", poolPerZone: false };

describe("a pool with GPUs on AKS", () => {
  it("has Ubuntu, AKS' driver instead of verified boot, and the taint", async () => {
    const run = await runAks({ nodePools: { general, vision: gpu } });
    const { inputs } = run.find("azure-native:containerservice:AgentPool", "test-vision");
    assert.deepEqual(
      [inputs.osSKU, inputs.vmSize, inputs.nodeTaints],
      ["Ubuntu", "Standard_NC4as_T4_v3", ["nvidia.com/gpu=present:NoSchedule"]],
    );
    assert.deepEqual(inputs.securityProfile, { enableSecureBoot: false, enableVTPM: false });
    assert.equal(inputs.gpuProfile, undefined, "AKS installs the driver by default");
  });

  it("has the device plugin, on its nodes only", async () => {
    const run = await runAks({ nodePools: { general, vision: gpu, speech: { ...gpu, spot: true } } });
    const { inputs, options } = run.find(daemonSet, "test-nvidia-device-plugin");
    const { spec } = inputs as { spec: { template: { spec: Record<string, unknown> } } };
    const { affinity, tolerations, containers, volumes, priorityClassName } = spec.template.spec;
    const matchExpressions = [{ key: "keelson.dev/node-pool", operator: "In", values: ["vision", "speech"] }];
    assert.deepEqual(affinity, {
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } },
    });
    assert.deepEqual([tolerations, priorityClassName], [[{ operator: "Exists" }], "system-node-critical"]);
    const [container] = containers as { image: string; securityContext: object }[];
    assert.match(container?.image ?? "", /^nvcr\.io\/nvidia\/k8s-device-plugin:v\d+\.\d+\.\d+$/);
    assert.deepEqual(container?.securityContext, {
      runAsUser: 0,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    });
    const hostPath = { path: "/var/lib/kubelet/device-plugins", type: "Directory" };
    assert.deepEqual(volumes, [{ name: "device-plugins", hostPath }]);
    assert.equal(options.deletedWith, run.find("azure-native:containerservice:ManagedCluster", "test").urn);
  });

  it("is the only reason for the device plugin", async () => {
    const run = await runAks();
    assert.deepEqual(run.ofType(daemonSet), []);
  });
});
