import assert from "node:assert/strict";
import { offeredDevices, pluginNodeOf } from "../../../cli/rehearsal/controllers/device-plugins";

const pod = (image: string, phase = "Running") => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "plugin" },
  spec: { nodeName: "gpu-1", containers: [{ image: "agent:1" }, { image }] },
  status: { phase },
});
const devices = { "nvidia.com/gpu": "4" };
const annotations = { "rehearsal.keelson.dev/plugin-devices": JSON.stringify(devices) };

describe("a device plugin", () => {
  it("is a running pod of NVIDIA's image", () => {
    assert.equal(pluginNodeOf(pod("nvcr.io/nvidia/k8s-device-plugin:v0.19.3")), "gpu-1");
    assert.equal(pluginNodeOf(pod("mirror.example.com/k8s-device-plugin@sha256:0")), "gpu-1");
    assert.equal(pluginNodeOf(pod("nvcr.io/nvidia/k8s-device-plugin:v0.19.3", "Pending")), undefined);
    assert.equal(pluginNodeOf(pod("registry.example.com/not-k8s-device-plugin:1")), undefined);
  });

  it("offers a node's devices, once", () => {
    const status = { capacity: devices, allocatable: devices };
    assert.deepEqual(offeredDevices({ metadata: { annotations }, status: { allocatable: { cpu: "4" } } }), { status });
    assert.equal(offeredDevices({ metadata: { annotations }, status: { allocatable: devices } }), undefined);
    assert.equal(offeredDevices({ metadata: {} }), undefined);
  });
});
