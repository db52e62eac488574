import { logging } from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { type LogDestination, logDestination, type Offer, offer } from "../../../capabilities";
import { type Context, isProtected } from "../context";

const defaultRetentionDays = 365;

/**
 * Keeps what the control plane, the nodes and the workloads log in a bucket of its own, beside the project's, which forgets after
 * thirty days. It outlives the cluster, and a cluster of the same name goes on in it.
 * https://cloud.google.com/logging/docs/routing/overview
 */
export function createLogs(context: Context, apis: readonly pulumi.Resource[]): pulumi.Resource {
  const { name, args, project, region, clusterName, opts } = context;
  const bucket = new logging.ProjectBucketConfig(
    name,
    {
      project,
      location: region,
      bucketId: clusterName,
      description: `Logs of the cluster ${clusterName}`,
      retentionDays: args.logRetentionDays ?? defaultRetentionDays,
      deletionPolicy: "ABANDON",
    },
    { ...opts, protect: isProtected(context), dependsOn: [...apis] },
  );
  return new logging.ProjectSink(
    name,
    {
      project,
      name: clusterName,
      description: `Logs of the cluster ${clusterName}`,
      destination: pulumi.interpolate`logging.googleapis.com/${bucket.id}`,
      filter: `resource.labels.cluster_name="${clusterName}" AND resource.labels.location="${region}"`,
    },
    { ...opts, deleteBeforeReplace: true },
  );
}

/** Where an agent sends workloads' logs; nowhere where GKE's own collects them. */
export function workloadLogsOf({ args, project, region, clusterName }: Context): Offer<LogDestination>[] {
  return args.workloadLogs === "agent"
    ? [offer(logDestination, { kind: "cloud-logging", projectId: project, location: region, clusterName })]
    : [];
}
