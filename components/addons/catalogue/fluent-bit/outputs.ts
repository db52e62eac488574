import * as pulumi from "@pulumi/pulumi";
import type { CloudLogging, CloudWatchLogs, LogDestination } from "../../../capabilities";
import type { CloudPermissions } from "../../../clusters/contract";
import { section } from "./section";

/** The configuration and the permissions of an output to a log store. */
export interface LogOutput {
  /** A section of Fluent Bit's classic format. */
  readonly output: pulumi.Input<string>;
  readonly permissions: CloudPermissions;
}

/** Settings of deliveries: the number of retries, and the size of the queue on the node. */
export const delivery = [
  ["Retry_Limit", "10"],
  ["storage.total_limit_size", "512M"],
] as const;

/**
 * Returns the output for a cloud's log store. The agent writes to it with the cluster's own cloud identity. For Azure Monitor, see
 * `azure-monitor.ts`.
 */
export function logOutput(destination: LogDestination): LogOutput {
  switch (destination.kind) {
    case "cloudwatch":
      return { output: cloudWatch(destination), permissions: writeTo(destination) };
    case "cloud-logging":
      return {
        output: cloudLogging(destination),
        permissions: { gcp: [{ role: "roles/logging.logWriter" }] },
      };
  }
}

/** https://docs.fluentbit.io/manual/data-pipeline/outputs/cloudwatch */
function cloudWatch({ region, group }: CloudWatchLogs): pulumi.Output<string> {
  return pulumi
    .output(group)
    .apply((name) =>
      section("OUTPUT", [
        ["Name", "cloudwatch_logs"],
        ["Match", "kube.*"],
        ["region", region],
        ["log_group_name", name],
        ["log_stream_prefix", "unknown-"],
        ["log_stream_template", "$kubernetes['namespace_name'].$kubernetes['pod_name'].$kubernetes['container_name']"],
        ["auto_create_group", "Off"],
        ...delivery,
      ]),
    );
}

/**
 * Returns the permissions to write to the log group. The group already exists with its retention and key, so the agent may neither create nor change
 * it.
 */
function writeTo({ groupArn }: CloudWatchLogs): CloudPermissions {
  return {
    aws: [
      {
        actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        resources: [groupArn, pulumi.interpolate`${groupArn}:*`],
      },
    ],
  };
}

/**
 * Returns the output to Cloud Logging. It uses the same names as GKE's own agent: https://docs.fluentbit.io/manual/data-pipeline/outputs/stackdriver
 */
function cloudLogging({ projectId, location, clusterName }: CloudLogging): string {
  const labels = {
    cluster_name: clusterName,
    location,
    namespace_name: "$kubernetes['namespace_name']",
    pod_name: "$kubernetes['pod_name']",
    container_name: "$kubernetes['container_name']",
  };
  return section("OUTPUT", [
    ["Name", "stackdriver"],
    ["Match", "kube.*"],
    ["export_to_project_id", projectId],
    ["resource", "k8s_container"],
    [
      "resource_labels",
      Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(","),
    ],
    ["severity_key", "severity"],
    ...delivery,
  ]);
}
