import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { EmptyDir, Volume } from "../volumes/args";
import type { ContainerArgs, InitContainerArgs, MoreContainerArgs } from "./container-args";
import type { SchedulingArgs } from "./scheduling-args";

/** What a pod runs: its first container, and what stands around it. */
export interface PodArgs extends ContainerArgs, SchedulingArgs {
  /** More containers, by name. @default none */
  readonly containers?: Readonly<Record<string, MoreContainerArgs>>;
  /** Run one after the other before the others start, by name; sidecars are those with `restartPolicy: "Always"`. @default none */
  readonly initContainers?: Readonly<Record<string, InitContainerArgs>>;
  /** Directories that can be written to, by name of the volume. @default none */
  readonly emptyDirs?: Readonly<Record<string, EmptyDir>>;
  /** Claims, configuration and secrets, by name of the volume. @default none */
  readonly volumes?: Readonly<Record<string, Volume>>;
  /** Group that owns what is mounted. @default the user's number */
  readonly fsGroup?: number;
  /** More groups of the processes. @default none */
  readonly supplementalGroups?: readonly number[];
  /** Seconds from the request to stop until the process is killed; behind a load balancer, after this has let go. @default 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** Names of Secrets with which images are pulled, beside the tenant's. @default none */
  readonly imagePullSecrets?: readonly pulumi.Input<string>[];
  /** Whose DNS answers. @default "ClusterFirst" */
  readonly dnsPolicy?: "ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None";
  /** Servers, search domains and options of DNS, beside those of the policy. @default none */
  readonly dnsConfig?: types.input.core.v1.PodDNSConfig;
  /** Lines of the pod's hosts file. @default none */
  readonly hostAliases?: readonly types.input.core.v1.HostAlias[];
}
