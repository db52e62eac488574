import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as keelson from "../../components";
import { kubeconfig } from "../packaged/programs";
import { existingCluster, platform } from "../support/programs";
import { web } from "./refused";

/** The shortest arguments of each component that a tenant or a platform holds. */
export const bases: Readonly<Record<string, (tenant: keelson.Tenant) => object>> = {
  Deployment: (tenant) => ({ tenant, ...web }),
  StatefulSet: (tenant) => ({ tenant, ...web }),
  DaemonSet: (tenant) => ({ tenant, image: web.image }),
  Job: (tenant) => ({ tenant, image: web.image }),
  CronJob: (tenant) => ({ tenant, image: web.image, schedule: "0 1 * * *" }),
  ScaledJob: (tenant) => ({
    tenant,
    image: web.image,
    triggers: { q: { type: "prometheus", query: "up", threshold: 1 } },
  }),
  ConfigMap: (tenant) => ({ tenant, data: { a: "b" } }),
  Secret: (tenant) => ({ tenant, stringData: { a: "b" } }),
  ExternalSecret: (tenant) => ({ tenant, data: { a: "b" } }),
  SealedSecret: (tenant) => ({ tenant, encryptedData: { a: "b" } }),
  PersistentVolumeClaim: (tenant) => ({ tenant, size: "1Gi" }),
  Tenant: ({ platform: given }) => ({ platform: given }),
  ArgoProject: (tenant) => ({ tenants: [tenant], repositories: { a: { url: "https://github.com/example/shop.git" } } }),
  ArgoApplication: (tenant) => {
    const project = new keelson.ArgoProject(uniqueName(), { tenants: [tenant], repositories: { a: { url: repoURL } } });
    return { project, source: { repoURL, targetRevision: "v1", path: "." } };
  },
  ArgoApplicationSet: (tenant) => {
    const project = new keelson.ArgoProject(uniqueName(), { tenants: [tenant], repositories: { a: { url: repoURL } } });
    return { project, source: { repoURL, targetRevision: "v1", path: "." }, environments: { dev: { tenant } } };
  },
  HelmRelease: (tenant) => ({ tenant, chart: "./charts/service" }),
  Kustomization: (tenant) => ({ tenant, directory: "./kustomize/base", podLabels: { app: "a" } }),
  Platform: ({ platform: { cluster } }) => ({ cluster, addons: [] }),
};
const repoURL = "https://github.com/example/shop.git";

let made = 0;
/** Returns a name that no other component of the run has. */
export function uniqueName(): string {
  made += 1;
  return `x${made}`;
}

/** Returns the message of a refusal; fails on every other error. */
export function refusal(make: () => unknown): string {
  try {
    make();
    return "";
  } catch (error) {
    assert.ok(pulumi.RunError.isInstance(error), error instanceof Error ? error.stack : String(error));
    return error.message;
  }
}

/** Makes a tenant on whose platform every kind of workload can be created. */
export function tenantForAll(): keelson.Tenant {
  const addons = [keelson.argoCd(), keelson.sealedSecretsController(), keelson.keda(), keelson.kubePrometheusStack()];
  const quota = { cpu: "10k", memory: "10Ti", pods: 100_000, storage: "10Ti", nodePorts: 1000, loadBalancers: 100 };
  const cluster = existingCluster({ kubeconfig });
  return new keelson.Tenant("team", { platform: platform(addons, { cluster, domain: "example.com" }), quota });
}
