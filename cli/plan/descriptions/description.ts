import type { RegisteredResource } from "../../../components/testing";
import { text } from "../../values";
import { isProvider, kindOf } from "../label";
import { projectAlarms } from "./argo-values";
import { objectValues } from "./object-values";
import { weaknesses } from "./pod-security";
import { workloadValues } from "./workload-values";
import { type Workload, workloads } from "./workloads";

/** The description of a resource. */
export interface Description {
  readonly values: readonly string[];
  /** Dangers that must not be overlooked. */
  readonly alarms: readonly string[];
}

/** Prepares the notes about each object of Kubernetes and each provider of a program. `shown` describes resources of the clouds. */
export function descriptions(resources: readonly RegisteredResource[]): (resource: RegisteredResource) => Description {
  const byUrn = new Map(workloads(resources).map((workload) => [workload.resource.urn, workload]));
  return (resource) => {
    const workload = byUrn.get(resource.urn);
    if (workload !== undefined) {
      return ofWorkload(workload);
    }
    return isProvider(resource)
      ? { values: providerValues(resource), alarms: [] }
      : { values: objectValues(resource), alarms: projectAlarms(kindOf(resource), resource.inputs) };
  };
}

/** Returns where a provider works: its region, and its account, project or subscription. */
function providerValues({ inputs }: RegisteredResource): string[] {
  const accounts = [...(text(inputs.allowedAccountIds) ?? "").matchAll(/\d{12}/g)].map(([account]) => account);
  const region = text(inputs.region) ?? text(inputs.location);
  const subscription = text(inputs.subscriptionId);
  const project = text(inputs.project);
  return [
    ...(region === undefined ? [] : [region]),
    ...(project === undefined ? [] : [`project ${project}`]),
    ...(subscription === undefined ? [] : [`subscription ${subscription}`]),
    ...(accounts.length === 0 ? [] : [`account ${accounts.join(", ")}`]),
  ];
}

function ofWorkload(workload: Workload): Description {
  const weak = weaknesses(workload.podSpec);
  return {
    values: workloadValues(workload),
    alarms: weak.length === 0 ? [] : [`violates Pod Security restricted: ${weak.join(", ")}`],
  };
}
