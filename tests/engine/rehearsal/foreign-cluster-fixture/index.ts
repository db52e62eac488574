import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const server = new pulumi.Config().require("server");
const kubeconfig = JSON.stringify({
  apiVersion: "v1",
  kind: "Config",
  "current-context": "prod",
  clusters: [{ name: "prod", cluster: { server, "insecure-skip-tls-verify": true } }],
  users: [{ name: "you", user: { token: "yours" } }],
  contexts: [{ name: "prod", context: { cluster: "prod", user: "you" } }],
});
const file = path.join(os.homedir(), "prod.yaml");
writeFileSync(file, kubeconfig);

/** Each way to name a cluster, with everything that a provider does by itself: objects, reads, patches, components and releases. */
const ways: Readonly<Record<string, k8s.ProviderArgs>> = {
  content: { kubeconfig },
  context: { kubeconfig, context: "prod" },
  place: { kubeconfig: file },
  client: { kubeconfig, enableServerSideApply: false },
};
for (const [name, settings] of Object.entries(ways)) {
  const provider = new k8s.Provider(name, settings);
  const metadata = { name, namespace: "default" };
  const made = new k8s.core.v1.ConfigMap(name, { metadata, data: { color: "blue" } }, { provider });
  k8s.core.v1.ConfigMap.get(`${name}-read`, made.id, { provider });
  new k8s.core.v1.Service(name, { metadata, spec: { type: "LoadBalancer", ports: [{ port: 80 }] } }, { provider });
  const components: pulumi.ComponentResourceOptions = { providers: { kubernetes: provider } };
  const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: `${name}-group`, namespace: "default" } };
  new k8s.yaml.v2.ConfigGroup(`${name}-group`, { objs: [object] }, components);
  new k8s.helm.v4.Chart(`${name}-chart`, { chart: "./chart" }, components);
  new k8s.helm.v3.Release(`${name}-release`, { name: `${name}-release`, chart: "./chart" }, { provider });
}
