import { Deployment, type Tenant } from "keelson";

/** An application of your own, in one file. Replace its image, port and resources. */
export function hello(tenant: Tenant): Deployment {
  return new Deployment("hello", {
    tenant,
    image: "ghcr.io/stefanprodan/podinfo:6.14.1",
    runAsUser: 100,
    runAsGroup: 101,
    port: 9898,
    readinessProbe: { httpGet: { path: "/readyz", port: 9898 } },
    resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } },
    expose: { issuer: "staging" },
  });
}
