import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { WorkloadPlan } from "../workload/plan";
import { certificate, type GatewayObject, gateway, routes } from "./gateway-objects";
import { healthCheckPolicy } from "./health-check-policy";
import type { ExposurePlan, Way } from "./plan";

type GatewayWay = Extract<Way, { kind: "gateway" }>;

/** Makes the Gateway of an exposed workload with its certificate and routes, and how its load balancer tells which pods are well. */
export function createGateway(
  name: string,
  plan: WorkloadPlan,
  exposure: ExposurePlan,
  way: GatewayWay,
  options: pulumi.CustomResourceOptions,
): void {
  const make = (object: GatewayObject, dependsOn: readonly pulumi.Resource[]): pulumi.Resource => {
    const { apiVersion, kind, spec, suffix } = object;
    const metadata = { name: `${plan.workloadName}${suffix}`, namespace: plan.home.namespace };
    return new k8s.apiextensions.CustomResource(
      `${name}${suffix}`,
      { apiVersion, kind, metadata, spec },
      pulumi.mergeOptions(options, { dependsOn: [...dependsOn] }),
    );
  };
  make(certificate(plan.workloadName, exposure, way.issuer.value), way.issuer.dependsOn);
  const entrance = make(gateway(plan.workloadName, exposure, way.class.value), way.class.dependsOn);
  if (way.class.value.healthChecks !== undefined) {
    make(healthCheckPolicy(plan.workloadName, exposure.port, exposure.readinessProbe), way.class.dependsOn);
  }
  for (const route of routes(plan.workloadName, exposure, way.class.value)) {
    make(route, [entrance]);
  }
}
