import assert from "node:assert/strict";
import { test } from "node:test";
import { runProgram } from "keelson/testing";
import program = require("./index");

const cluster = {
  kind: "existing",
  name: "test",
  identifier: "test",
  kubernetesVersion: "1.35",
  network: {
    cni: "calico",
    nodeCidrs: ["192.168.0.0/24"],
    podCidrs: ["10.244.0.0/16"],
    serviceCidrs: ["10.96.0.0/16"],
    apiServer: { cidrs: ["192.168.0.0/24"], port: 6443, sources: [{ cidr: "192.168.0.0/24" }] },
    dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
  },
};

const kubeconfig = {
  "current-context": "test",
  contexts: [{ name: "test", context: { cluster: "test" } }],
  clusters: [{ name: "test", cluster: { server: "https://cluster.test" } }],
};

test("the application runs in its team's namespace, within the quota of the stack's file", async () => {
  const run = await runProgram(program, {
    project: "${PROJECT}",
    config: {
      "${PROJECT}:tier": "small",
      "${PROJECT}:domain": "test.example.com",
      "${PROJECT}:cluster": JSON.stringify(cluster),
      "${PROJECT}:tenants": JSON.stringify({ team: { quota: { cpu: "2" } } }),
      "${PROJECT}:kubeconfig": JSON.stringify(kubeconfig),
    },
    secretConfigKeys: ["${PROJECT}:kubeconfig"],
  });
  const quota = run.find("kubernetes:core/v1:ResourceQuota", "team").inputs.spec as { hard: Record<string, string> };
  assert.equal(quota.hard["requests.cpu"], "2");
  const hello = run.find("kubernetes:apps/v1:Deployment", "hello").inputs.metadata as { namespace: string };
  assert.equal(hello.namespace, "team");
});
