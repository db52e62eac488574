import type * as pulumi from "@pulumi/pulumi";

/** The facts that every part of the cluster uses. */
export interface Context {
  /** Name of the component; the names of its children begin with it. */
  readonly name: string;
  readonly project: string;
  readonly projectNumber: string;
  readonly region: string;
  /** The control plane's region or zone. */
  readonly location: string;
  readonly clusterName: string;
  /** Labels of everything that is created for the cluster. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whether Google's provider and Pulumi refuse to delete resources that cannot be recovered. */
  readonly isProtected: boolean;
  /** Parent, Google's provider, and the retries of requests that Google refuses because a resource is too new. */
  readonly opts: pulumi.CustomResourceOptions;
}

/** Returns the workload identity pool of a project. It contains the service accounts of all clusters of the project. */
export function workloadPool(project: string): string {
  return `${project}.svc.id.goog`;
}
