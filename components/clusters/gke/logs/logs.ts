import { logging } from "@pulumi/gcp";
import * as pulumi from "@pulumi/pulumi";
import { type LogDestination, logDestination, type Offer, offer } from "../../../capabilities";
import type { Context } from "../context";
import type { LogsArgs } from "./args";

const defaultRetentionDays = 365;

/**
 * Keeps the logs of the control plane, the nodes and the workloads in a separate bucket, because the project's bucket keeps logs for only 30 days.
 * Google does not keep or bill these logs a second time in the project's bucket. The bucket outlives the cluster, and a new cluster with the same
 * name continues to use it. https://cloud.google.com/logging/docs/routing/overview
 */
export function createLogs(context: Context, args: LogsArgs, apis: readonly pulumi.Resource[]): pulumi.Resource {
  const { name, project, region, location, clusterName, opts } = context;
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
    { ...opts, protect: context.isProtected, dependsOn: [...apis] },
  );
  const filter = `resource.labels.cluster_name="${clusterName}" AND resource.labels.location="${location}"`;
  const named = { project, name: clusterName, description: `Logs of the cluster ${clusterName}`, filter };
  const sink = new logging.ProjectSink(
    name,
    { ...named, destination: pulumi.interpolate`logging.googleapis.com/${bucket.id}` },
    { ...opts, deleteBeforeReplace: true },
  );
  return new logging.ProjectExclusion(name, named, { ...opts, deleteBeforeReplace: true, dependsOn: [sink] });
}

/** Offers an agent the destination of workloads' logs, unless GKE's own agent collects them. */
export function workloadLogsOf(
  { project, location, clusterName }: Pick<Context, "project" | "location" | "clusterName">,
  { workloadLogs }: LogsArgs,
): Offer<LogDestination>[] {
  return workloadLogs === "agent"
    ? [offer(logDestination, { kind: "cloud-logging", projectId: project, location, clusterName })]
    : [];
}
