import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { planned } from "./planned";
import { chart, object } from "./pull-request-parts";
import type { PullRequest } from "./pull-requests";

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

export const stepBackPullRequests: readonly PullRequest[] = [
  {
    name: "an ingress controller that Azure opens by default",
    before: [ingressController(azureInternal)],
    after: [ingressController({})],
    head: [
      "open: 0.0.0.0/0 → Release traefik/traefik: a public load balancer",
      'restart: Release traefik/traefik: pods, as its chart decides: values.service.annotations["service.beta.kubernetes.io/azure-load-balancer-internal"] "true" → (nothing); nothing looked inside the chart',
    ],
    fails: [/^Newly open: 0\.0\.0\.0\/0 → Release/],
  },
  {
    name: "an ingress controller that only the network reaches now",
    before: [ingressController({})],
    after: [ingressController(azureInternal)],
    head: [
      "unprotected: Release traefik/traefik: its users are cut off, the internet no longer reaches its load balancer",
      'restart: Release traefik/traefik: pods, as its chart decides: values.service.annotations["service.beta.kubernetes.io/azure-load-balancer-internal"] (nothing) → "true"; nothing looked inside the chart',
      "less: 0.0.0.0/0 → Release traefik/traefik: a public load balancer",
    ],
    fails: [/^Protection removed: Release traefik\/traefik: its/],
  },
  {
    name: "an older chart",
    before: [chart("v1.21.1")],
    after: [chart("v1.20.0")],
    head: [
      "unprotected: Release cert-manager/cert-manager: goes back to an older version, v1.21.1 → v1.20.0",
      "restart: Release cert-manager/cert-manager: pods, as its chart decides; nothing looked inside the chart",
      'version: Release cert-manager/cert-manager: version "v1.21.1" → "v1.20.0"',
    ],
    fails: [/^Protection removed: Release cert-manager\/cert-manager: goes/],
  },
  {
    name: "an older database",
    before: [database("17.2")],
    after: [database("16.9")],
    head: [
      "unprotected: StatefulSet shop/db: goes back to an older version, 17.2 → 16.9",
      "restart: StatefulSet shop/db: pods replaced, the only one stops first: new image",
      "version: StatefulSet shop/db: image 17.2 → 16.9",
    ],
    fails: [/^Protection removed: StatefulSet shop\/db: goes/],
  },
  {
    name: "an older image of a program without data",
    before: [stateless("1.5.0")],
    after: [stateless("1.4.9")],
    head: [
      "restart: Deployment shop/web: pods replaced, some at a time: new image",
      "version: Deployment shop/web: image 1.5.0 → 1.4.9",
    ],
    fails: [],
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
];
