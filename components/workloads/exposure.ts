import type { types } from "@pulumi/kubernetes";
import type { ExposurePlan } from "./plan";

/** Renders an Ingress with TLS in front of a workload's Service. */
export function ingressSpec(workloadName: string, exposure: ExposurePlan): types.input.networking.v1.IngressSpec {
  const { expose, host, port, ingressClass } = exposure;
  const backend = { service: { name: workloadName, port: { name: port.name } } };
  return {
    ingressClassName: ingressClass.value.name,
    tls: [{ hosts: [host], secretName: `${workloadName}-tls` }],
    rules: [{ host, http: { paths: [{ path: expose.path ?? "/", pathType: "Prefix", backend }] } }],
  };
}
