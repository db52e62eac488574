import * as pulumi from "@pulumi/pulumi";
import { argoCd, defineAddon, ExistingCluster, type HandOver, Platform, reloader } from "../../../../components";

const config = new pulumi.Config();
const keelson = new pulumi.Config("keelson");

/** An add-on with definitions of kinds, and objects of them. */
const widgets = defineAddon({
  name: "widgets",
  summary: "a test",
  chart: { repository: "https://charts.example.com", name: "widgets", version: "1.0.0" },
  namespace: "widgets",
  crds: {
    how: "templated",
    values: {},
    kinds: [{ group: "example.com", version: "v1", kind: "Widget", plural: "widgets", scope: "Cluster" }],
  },
  underArgoCd: { clusterKinds: config.get("bounds") === "tight" ? [] : ["CustomResourceDefinition"] },
  values: () => ({ size: 3 }),
  customResources: () => [
    { apiVersion: "example.com/v1", kind: "Widget", name: "one", scope: "Cluster", spec: { size: 1 } },
  ],
});

const cluster = new ExistingCluster("rehearsal", {
  kubeconfig: keelson.requireSecret("kubeconfig"),
  clusterIdentifier: "rehearsal",
  kubernetesVersion: "1.35",
  network: {
    cni: "calico",
    nodeCidrs: ["192.168.0.0/24"],
    podCidrs: ["10.244.0.0/16"],
    serviceCidrs: ["10.96.0.0/16"],
    apiServer: { cidrs: ["192.168.0.0/24"], port: 6443, sources: [{ cidr: "192.168.0.0/24" }] },
    dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
  },
});
const step = config.get<HandOver | "">("step") || undefined;
new Platform("rehearsal", {
  cluster,
  addons: [
    argoCd({ ...(step !== undefined && { addons: { reloader: step, widgets: step } }) }),
    reloader({ workloads: config.get<"all" | "">("workloads") || "annotated" }),
    widgets(),
  ],
  charts: keelson.get("charts") ?? "upstream",
  tier: "small",
});
