import type { RegisteredResource } from "../../components/testing";
import { registered } from "../support/registered";

const object = (kind: string, name: string, namespace?: string) => ({
  type: `kubernetes:${kind === "NetworkPolicy" ? "networking.k8s.io/v1" : "test/v1"}:${kind}`,
  inputs: { kind, metadata: namespace === undefined ? { name } : { name, namespace } },
});

/** A platform small enough to be printed in a test: two add-ons, of which one waits for the other, and a workload. */
export const platform: readonly RegisteredResource[] = [
  registered("cluster", { type: "pulumi:providers:kubernetes", provider: undefined, secretInputs: ["kubeconfig"] }),
  registered("main", { type: "keelson:index:Platform", component: true }),
  registered("certs", { type: "keelson:index:Addon", component: true, parent: "main" }),
  registered("certs-namespace", { ...object("Namespace", "certs"), parent: "certs", provider: "cluster" }),
  registered("certs-deny", {
    ...object("NetworkPolicy", "deny", "certs"),
    parent: "certs",
    provider: "cluster",
    dependsOn: ["certs-namespace"],
  }),
  registered("certs-dns", {
    ...object("NetworkPolicy", "dns", "certs"),
    parent: "certs",
    provider: "cluster",
    dependsOn: ["certs-namespace"],
  }),
  registered("certs-release", {
    type: "kubernetes:helm.sh/v3:Release",
    parent: "certs",
    provider: "cluster",
    dependsOn: ["certs-deny", "certs-dns"],
    inputs: {
      name: "certs",
      namespace: "certs",
      chart: "certs",
      version: "1.2.3",
      repositoryOpts: { repo: "https://charts.example.com" },
      values: { token: "[secret]" },
    },
    secretInputs: ["values.token"],
  }),
  registered("ingress", { type: "keelson:index:Addon", component: true, parent: "main" }),
  registered("ingress-release", {
    type: "kubernetes:helm.sh/v3:Release",
    parent: "ingress",
    provider: "cluster",
    dependsOn: ["certs-release"],
    propertyDependencies: { values: ["certs-release"] },
    inputs: {
      chart: "oci://example.com/ingress",
      version: "4",
      values: { status: "<unknown>", list: [{ a: "<unknown>" }] },
    },
  }),
  registered("web", { type: "keelson:index:Deployment", component: true, dependsOn: ["main"] }),
  registered("web-deployment", { ...object("Deployment", "web", "shop"), parent: "web", provider: "cluster" }),
  registered("web-service", { ...object("Service", "web", "shop"), parent: "web", provider: "cluster" }),
];
