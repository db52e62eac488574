import type * as pulumi from "@pulumi/pulumi";
import type { WorkloadPlan } from "../workload/plan";
import { createGateway } from "./gateway";
import { createIngress } from "./ingress";
import type { ExposurePlan } from "./plan";

/** Lets the world in to an exposed workload, and returns its URL; nothing where it is not exposed. */
export function expose(name: string, plan: WorkloadPlan, options: pulumi.CustomResourceOptions): string | undefined {
  const { exposure } = plan;
  if (exposure === undefined) {
    return undefined;
  }
  const { way } = exposure;
  if (way.kind === "gateway") {
    createGateway(name, plan, exposure, way, options);
  } else {
    createIngress(name, plan, exposure, way, options);
  }
  return urlOf(exposure);
}

function urlOf({ hosts, path }: ExposurePlan): string {
  return `https://${hosts[0]}${path}`;
}
