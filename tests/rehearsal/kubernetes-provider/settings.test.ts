import assert from "node:assert/strict";
import { readSettings } from "../../../cli/rehearsal/kubernetes-provider/settings";

const run = { kubeconfig: "the run's own", servers: ["https://127.0.0.1:1001", "https://127.0.0.1:1002"] };

/** A kubeconfig with a context for each address. */
const kubeconfigOf = (...servers: string[]) =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "c0",
    clusters: servers.map((server, index) => ({ name: `c${index}`, cluster: { server } })),
    users: [{ name: "admin", user: { token: "t" } }],
    contexts: servers.map((_, index) => ({ name: `c${index}`, context: { cluster: `c${index}`, user: "admin" } })),
  });

describe("the cluster of a Kubernetes provider", () => {
  it("is that of its kubeconfig, if the program makes it", () => {
    for (const server of run.servers) {
      const kubeconfig = kubeconfigOf(server);
      const { isAmbient, kubeconfig: used, replaced } = readSettings({ kubeconfig }, run);
      assert.deepEqual([used, isAmbient, replaced], [kubeconfig, false, undefined]);
    }
  });

  it("is that of its context among several", () => {
    const kubeconfig = kubeconfigOf(...run.servers, "https://elsewhere.example.com");
    const { context, isAmbient } = readSettings({ kubeconfig, context: "c1" }, run);
    assert.deepEqual([context, isAmbient], ["c1", false]);
    const foreign = readSettings({ kubeconfig, context: "c2" }, run);
    assert.deepEqual([foreign.kubeconfig, foreign.replaced], [run.kubeconfig, "https://elsewhere.example.com"]);
  });

  it("is that of the run for a context of this machine, or a path from another stack", () => {
    for (const inputs of [{}, { context: "prod" }, { kubeconfig: "run" }, { kubeconfig: "~/.kube/config" }]) {
      const { context, isAmbient, kubeconfig } = readSettings(inputs, run);
      assert.deepEqual([kubeconfig, context, isAmbient], [run.kubeconfig, "", true]);
    }
  });
});
