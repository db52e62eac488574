import * as pulumi from "@pulumi/pulumi";
import type { Labels } from "../network";
import type { Platform } from "../platform";
import { formatProblems } from "../problems";
import type { WorkloadHome } from "../tenancy";

/** The facts about a workload that all its parts need. */
export interface Subject {
  /** Kind and name for errors, for instance `deployment "web"`. */
  readonly title: string;
  readonly workloadName: string;
  readonly home: WorkloadHome;
  /** Labels that select the pods. They never change, because the selector of a Deployment cannot change. */
  readonly podLabels: Labels;
}

/** Returns the metadata of an object of the workload. */
export function metadataOf({ workloadName, home }: Pick<Subject, "workloadName" | "home">): {
  name: string;
  namespace: pulumi.Input<string>;
} {
  return { name: workloadName, namespace: home.namespace };
}

/**
 * Returns the options of all resources of a workload. The component is their parent, the cluster's provider creates them, and they depend on the
 * tenant's guard rails.
 */
export function childOptions(parent: pulumi.Resource, { home }: Subject): pulumi.CustomResourceOptions {
  return { parent, provider: home.provider, dependsOn: [...(home.guardRails ?? [])] };
}

/**
 * Returns the platform that an option of a workload needs.
 *
 * @throws pulumi.RunError if the workload lives in a namespace without a platform
 */
export function platformOf({ title, home }: Pick<Subject, "title" | "home">, option: string): Platform {
  if (home.platform === undefined) {
    const message = `needs a platform; set the option tenant to a Tenant, or remove ${option}`;
    throw new pulumi.RunError(formatProblems(title, [{ path: option, message }]));
  }
  return home.platform;
}
