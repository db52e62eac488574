import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { metadataOf, type Subject } from "../subject";
import { certificate, type GatewayObject, gateway, routes } from "./gateway-objects";
import { healthCheckPolicy } from "./health-check-policy";
import type { ExposurePlan, GatewayWay } from "./plan";

/** Creates the Gateway of an exposed workload, with its certificate, its routes and its health check. */
export function createGateway(
  name: string,
  subject: Subject,
  exposure: ExposurePlan,
  way: GatewayWay,
  options: pulumi.CustomResourceOptions,
): void {
  const { workloadName } = subject;
  const make = (object: GatewayObject, dependsOn: readonly pulumi.Resource[]): pulumi.Resource => {
    const { apiVersion, kind, spec, suffix, labels, annotations } = object;
    const metadata = { ...metadataOf(subject), name: `${workloadName}${suffix}`, labels, annotations };
    return new k8s.apiextensions.CustomResource(
      `${name}${suffix}`,
      { apiVersion, kind, metadata, spec },
      pulumi.mergeOptions(options, { dependsOn: [...dependsOn] }),
    );
  };
  make(certificate(workloadName, exposure, way.issuer.value), way.issuer.dependsOn);
  const entrance = make(gateway(workloadName, exposure, way.class.value), way.class.dependsOn);
  if (way.class.value.healthChecks !== undefined) {
    make(healthCheckPolicy(workloadName, exposure.port, exposure.readinessProbe), way.class.dependsOn);
  }
  for (const route of routes(workloadName, exposure, way.class.value)) {
    make(route, [entrance]);
  }
}
