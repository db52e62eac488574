import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { PodVolumes } from "../volumes";
import type { ContainerArgs, InitContainerArgs, MoreContainerArgs } from "./container-args";
import type { SchedulingArgs } from "./scheduling-args";

/**
 * Options of a workload's pods. The options of the first container are at the top level.
 *
 * @example
 * ```ts
 * const pod: PodArgs = {
 *   image: "registry.example.com/web:1.4.0",
 *   containers: { proxy: { image: "registry.example.com/proxy:2.0.0" } },
 *   emptyDirs: { scratch: { mountPath: "/tmp", sizeLimit: "1Gi" } },
 * };
 * ```
 */
export interface PodArgs extends ContainerArgs, SchedulingArgs, PodVolumes {
  /** Further containers by name. @default none */
  readonly containers?: Readonly<Record<string, MoreContainerArgs>>;
  /**
   * Init containers by name. They run one after another, before the main containers start. An init container with `restartPolicy: "Always"` is a
   * sidecar.
   *
   * @default none
   */
  readonly initContainers?: Readonly<Record<string, InitContainerArgs>>;
  /** Id of the group that owns the mounted volumes. @default the same number as `runAsUser` */
  readonly fsGroup?: number;
  /** Ids of further groups of the processes. @default none */
  readonly supplementalGroups?: readonly number[];
  /**
   * Kernel parameters of the pod by name, for instance `{ "net.ipv4.ip_unprivileged_port_start": "80" }`. Unless the tenant's `podSecurity` is
   * `privileged`, you can set only parameters that Kubernetes calls safe. The plan shows these parameters.
   *
   * @default none
   */
  readonly sysctls?: Readonly<Record<string, string>>;
  /**
   * Seconds that a pod gets to stop before Kubernetes kills it. Behind a load balancer, the time starts when the load balancer no longer sends
   * requests.
   *
   * @default 30
   */
  readonly terminationGracePeriodSeconds?: number;
  /** Names of Secrets for pulling images, in addition to the tenant's Secrets. @default none */
  readonly imagePullSecrets?: readonly pulumi.Input<string>[];
  /** Which DNS servers the pods use. @default "ClusterFirst" */
  readonly dnsPolicy?: "ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None";
  /** DNS servers, search domains and options, in addition to the settings of `dnsPolicy`. @default none */
  readonly dnsConfig?: types.input.core.v1.PodDNSConfig;
  /** Entries to add to the pod's hosts file. @default none */
  readonly hostAliases?: readonly types.input.core.v1.HostAlias[];
}
