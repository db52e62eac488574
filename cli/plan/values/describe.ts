import type { RegisteredResource } from "../../../components/testing";
import { objectValues } from "./object-values";
import { weaknesses } from "./pod-security";
import { workloadValues } from "./workload-values";
import { type Workload, workloads } from "./workloads";

/** What is said of a resource. */
export interface Description {
  readonly values: readonly string[];
  /** What should not be overlooked. */
  readonly alarms: readonly string[];
}

/** Prepares what is said of each resource of a program. */
export function descriptions(resources: readonly RegisteredResource[]): (resource: RegisteredResource) => Description {
  const byUrn = new Map(workloads(resources).map((workload) => [workload.resource.urn, workload]));
  return (resource) => {
    const workload = byUrn.get(resource.urn);
    return workload === undefined ? { values: objectValues(resource), alarms: [] } : ofWorkload(workload);
  };
}

function ofWorkload(workload: Workload): Description {
  const weak = weaknesses(workload.podSpec);
  return {
    values: workloadValues(workload),
    alarms: weak.length === 0 ? [] : [`weaker than restricted: ${weak.join(", ")}`],
  };
}
