import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { planned } from "./planned";
import type { PullRequest } from "./pull-request";
import { chart, object } from "./pull-request-parts";

/* Older versions, and ways in that open or go by the default of a cloud. */

const ingressController = (annotations: object) =>
  object("helm.sh/v3:Release", "traefik/traefik", {
    name: "traefik",
    namespace: "traefik",
    chart: "oci://charts/traefik",
    values: { service: { annotations } },
  });
const azureInternal = { "service.beta.kubernetes.io/azure-load-balancer-internal": "true" };
const database = (tag: string): PlannedResource =>
  object("apps/v1:StatefulSet", "shop/db", {
    spec: {
      replicas: 1,
      volumeClaimTemplates: [{ metadata: { name: "data" } }],
      template: {
        spec: {
          containers: [{ name: "db", image: `postgres:${tag}`, volumeMounts: [{ name: "data", mountPath: "/d" }] }],
        },
      },
    },
  });
const stateless = (tag: string): PlannedResource =>
  object("apps/v1:Deployment", "shop/web", {
    spec: { template: { spec: { containers: [{ name: "web", image: `registry.example.com/web:${tag}` }] } } },
  });
const aks = (...adminGroupObjectIDs: readonly string[]) =>
  planned("azure-native:containerservice:ManagedCluster", "prod", { inputs: { aadProfile: { adminGroupObjectIDs } } });

const spread = [{ topologyKey: "topology.kubernetes.io/zone", maxSkew: 1 }];
const sized = (name: string, values: object) =>
  object("helm.sh/v3:Release", `${name}/${name}`, { name, namespace: name, chart: `oci://charts/${name}`, values });
const alerting = (groups: readonly object[]) => sized("monitoring", { rules: { backup: { groups } } });
const alert = (name: string) => ({
  alert: name,
  expr: `sum(rate(${name.toLowerCase()}_total[5m])) by (namespace, pod, job) > 0`,
  for: "5m",
  labels: { severity: "warning" },
});

export const stepBackPullRequests: readonly PullRequest[] = [
  {
    name: "an ingress controller that Azure opens by default",
    before: [ingressController(azureInternal)],
    after: [ingressController({})],
    head: [
      "open: 0.0.0.0/0 → Release traefik/traefik: a public load balancer",
      'restart: Release traefik/traefik: pods of the chart may restart: values.service.annotations["service.beta.kubernetes.io/azure-load-balancer-internal"] "true" → (nothing) (the plan did not render the chart)',
    ],
    fails: [/^Newly open: 0\.0\.0\.0\/0 → Release/],
  },
  {
    name: "an ingress controller that only the network reaches now",
    before: [ingressController({})],
    after: [ingressController(azureInternal)],
    head: [
      "unprotected: Release traefik/traefik: the internet no longer reaches its load balancer, so its users are cut off",
      'restart: Release traefik/traefik: pods of the chart may restart: values.service.annotations["service.beta.kubernetes.io/azure-load-balancer-internal"] (nothing) → "true" (the plan did not render the chart)',
      "less: 0.0.0.0/0 → Release traefik/traefik: a public load balancer",
    ],
    fails: [/^Weaker, or cut off: Release traefik\/traefik: the internet no longer reaches/],
  },
  {
    name: "an older chart",
    before: [chart("v1.21.1")],
    after: [chart("v1.20.0")],
    head: [
      "unprotected: Release cert-manager/cert-manager: goes back to an older version, v1.21.1 → v1.20.0",
      "restart: Release cert-manager/cert-manager: pods of the chart may restart (the plan did not render the chart)",
    ],
    fails: [/^Weaker, or cut off: Release cert-manager\/cert-manager: goes/],
  },
  {
    name: "an older database",
    before: [database("17.2")],
    after: [database("16.9")],
    head: [
      "unprotected: StatefulSet shop/db: goes back to an older version, 17.2 → 16.9",
      "restart: StatefulSet shop/db: pods replaced, the only pod stops first: new image",
    ],
    fails: [/^Weaker, or cut off: StatefulSet shop\/db: goes/],
  },
  {
    name: "an older image of a program without data",
    before: [stateless("1.5.0")],
    after: [stateless("1.4.9")],
    head: [
      "unjudged: Deployment shop/web: goes back to an older version, 1.5.0 → 1.4.9",
      "restart: Deployment shop/web: pods replaced, a few at a time: new image",
    ],
    fails: [/no rule covers it: Deployment shop\/web: goes back/],
  },
  {
    name: "other administrators of a cluster on Azure",
    before: [aks("33334444-0000-0000-0000-000000000001")],
    after: [aks("77774444-0000-0000-0000-000000000009")],
    head: [
      "admin: 77774444-0000-0000-0000-000000000009: administer on azure-native.containerservice.ManagedCluster prod",
      "less: 33334444-0000-0000-0000-000000000001: administer on azure-native.containerservice.ManagedCluster prod",
    ],
    fails: [/^May now do everything: 77774444-0000-0000-0000-000000000009: administer on/],
  },
  {
    name: "a smaller tier, in the values of charts",
    before: [
      sized("keda", {
        operator: { replicaCount: 2 },
        topologySpreadConstraints: spread,
        pdb: { enabled: true, minAvailable: 1 },
      }),
      sized("traefik", { deployment: { replicas: 2 }, topologySpreadConstraints: spread }),
      sized("velero", { replicas: 2, server: { topologySpreadConstraints: spread } }),
    ],
    after: [
      sized("keda", { operator: { replicaCount: 1 }, pdb: { enabled: false } }),
      sized("traefik", { deployment: { replicas: 1 } }),
      sized("velero", { replicas: 1, server: {} }),
    ],
    head: [
      "unprotected: Release keda/keda, Release traefik/traefik, Release velero/velero: replicas 2 → 1 (3 values)",
      "unprotected: Release keda/keda: values.pdb.enabled true → false",
      "unprotected: Release keda/keda: values.pdb.minAvailable 1 → (nothing)",
      "unprotected: Release keda/keda, Release traefik/traefik, Release velero/velero: pods are no longer spread (3 values)",
      'restart: Release keda/keda, Release traefik/traefik: pods of the chart may restart: values.topologySpreadConstraints[topology.kubernetes.io/zone] {"topologyKey":"topology.kubernetes.io/zone","maxSkew":1} → (nothing) (the plan did not render the chart)',
      'restart: Release velero/velero: pods of the chart may restart: values.server.topologySpreadConstraints[topology.kubernetes.io/zone] {"topologyKey":"topology.kubernetes.io/zone","maxSkew":1} → (nothing) (the plan did not render the chart)',
    ],
    fails: [/^Weaker, or cut off: Release keda\/keda, Release/],
  },
  {
    name: "alerts that a chart no longer has",
    before: [alerting([{ name: "backup", rules: ["Fails", "Late", "Unknown"].map(alert) }])],
    after: [alerting([])],
    head: [
      "unprotected: Release monitoring/monitoring: alerts of backup are gone (4 values)",
      "restart: Release monitoring/monitoring: pods of the chart may restart: values.rules.backup.groups[backup].name, values.rules.backup.groups[backup].rules[Fails], values.rules.backup.groups[backup].rules[Late], values.rules.backup.groups[backup].rules[Unknown] (the plan did not render the chart)",
    ],
    fails: [/^Weaker, or cut off: Release monitoring\/monitoring: alerts/],
  },
];
