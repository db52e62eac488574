import assert from "node:assert/strict";
import { podRequests } from "../../../components/workloads/pod/requests";

describe("podRequests", () => {
  it("adds sidecars to the containers, and uses an init container that requests more", () => {
    const asks = (requests: string) => ({ image: "a:1", resources: { requests: { cpu: requests, memory: "1Gi" } } });
    const pod = {
      ...asks("1"),
      containers: { proxy: asks("500m") },
      initContainers: { sync: { ...asks("250m"), restartPolicy: "Always" as const }, migrate: asks("3") },
    };
    assert.deepEqual(podRequests(pod), {
      "requests.cpu": 3.25,
      "requests.memory": 3 * 2 ** 30,
      "limits.memory": 3 * 2 ** 30,
    });
    assert.equal(podRequests({})["requests.cpu"], 0.1);
    assert.equal(podRequests({ resources: { requests: { cpu: "many" } } })["requests.cpu"], undefined);
  });
});
