import type * as pulumi from "@pulumi/pulumi";
import type { Subject } from "../subject";
import { createGateway } from "./gateway";
import { createIngress } from "./ingress";
import type { ExposurePlan } from "./plan";

/** Exposes a workload and returns its URL. Without a plan, it does nothing. */
export function expose(
  name: string,
  subject: Subject,
  plan: ExposurePlan | undefined,
  options: pulumi.CustomResourceOptions,
): string | undefined {
  if (plan === undefined) {
    return undefined;
  }
  const { way } = plan;
  if (way.kind === "gateway") {
    createGateway(name, subject, plan, way, options);
  } else {
    createIngress(name, subject, plan, way, options);
  }
  return `https://${plan.hosts[0]}${plan.path}`;
}
