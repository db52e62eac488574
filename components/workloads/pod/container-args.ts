import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { NotSecret } from "../../plain-secrets";
import type { Mount } from "../volumes";

/** A Kubernetes probe: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
export type Probe = types.input.core.v1.Probe;

/**
 * Amounts of resources.
 *
 * @example
 * ```ts
 * const resourceAmounts: ResourceAmounts = { cpu: "250m", memory: "256Mi" };
 * ```
 */
export interface ResourceAmounts {
  /** CPUs, as a Kubernetes quantity: `250m`, `2`. */
  readonly cpu?: string;
  /** Bytes, as a Kubernetes quantity: `128Mi`. */
  readonly memory?: string;
  /**
   * Number of devices of a device plugin, for instance `"nvidia.com/gpu": 1`. Set it in `requests` or in `limits`. Keelson uses the same number for
   * both.
   * https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/
   */
  readonly [extendedResource: `${string}/${string}`]: string | number | undefined;
}

/**
 * Resources of a container.
 *
 * @example
 * ```ts
 * const resources: Resources = { requests: { cpu: "250m", memory: "256Mi" }, limits: { memory: "512Mi" } };
 * ```
 */
export interface Resources {
  /** Amounts that the scheduler reserves for the container. @default { cpu: "100m", memory: "128Mi" } */
  readonly requests?: ResourceAmounts;
  /** Amounts that the container cannot exceed. @default memory: the same as the request; cpu: no limit */
  readonly limits?: ResourceAmounts;
}

/**
 * A key of a ConfigMap or Secret in the workload's namespace.
 *
 * @example
 * ```ts
 * const keyReference: KeyReference = { name: "database", key: "password" };
 * ```
 */
export interface KeyReference {
  readonly name: pulumi.Input<string>;
  readonly key: string;
  /** Whether the container starts even if the key is missing. @default false */
  readonly optional?: boolean;
}

/**
 * The source of a variable's value: a field of the pod (`metadata.name`), a resource of the container (`limits.memory`), a key of a ConfigMap, or a
 * key of a Secret. For a Secret, prefer a volume if the program can read files.
 */
export type EnvReference =
  | { readonly fieldRef: string }
  | { readonly resourceFieldRef: string }
  | { readonly configMapKeyRef: KeyReference }
  | { readonly secretKeyRef: KeyReference };

/** Turns all keys of a ConfigMap or Secret into variables. For a Secret, prefer a volume if the program can read files. */
export type EnvSource = (
  | { readonly configMapRef: pulumi.Input<string> }
  | { readonly secretRef: pulumi.Input<string> }
) & {
  /** Prefix of each variable's name. @default "" */
  readonly prefix?: string;
};

/**
 * A container. By default, its file system is read-only, it has no capabilities, and it cannot gain privileges.
 *
 * @example
 * ```ts
 * const container: ContainerArgs = {
 *   image: "registry.example.com/web:1.4.0",
 *   env: { LOG_LEVEL: "info" },
 *   resources: { requests: { cpu: "250m", memory: "256Mi" } },
 * };
 * ```
 */
export interface ContainerArgs {
  /** Image with a tag or digest. The tag `latest` is not allowed. */
  readonly image: pulumi.Input<string>;
  /** When a node pulls the image. @default "IfNotPresent" for an image with a digest, "Always" for an image with a tag */
  readonly imagePullPolicy?: "Always" | "IfNotPresent" | "Never";
  /**
   * Entry point of the container. Values that look like secrets are refused, unless you write `{ notSecret: … }`. @default the image's entry
   * point
   */
  readonly command?: readonly (pulumi.Input<string> | NotSecret)[];
  /**
   * Arguments of the entry point. Values that look like secrets are refused, unless you write `{ notSecret: … }`. @default the image's
   * arguments, unless you set `command`
   */
  readonly args?: readonly (pulumi.Input<string> | NotSecret)[];
  /** Working directory of the entry point. @default the image's working directory */
  readonly workingDir?: string;
  /**
   * Environment variables by name: plain values and references. Put secrets into a Secret. Plain values that look like secrets are refused, unless
   * you write `{ notSecret: … }`.
   *
   * @default none
   */
  readonly env?: Readonly<Record<string, pulumi.Input<string> | EnvReference | NotSecret>>;
  /** ConfigMaps and Secrets whose keys become variables. @default none */
  readonly envFrom?: readonly EnvSource[];
  /** Requests and limits. @default requests of { cpu: "100m", memory: "128Mi" }, and a memory limit equal to the memory request */
  readonly resources?: Resources;
  /** Decides whether the pod gets traffic. @default for the first container, a connection to its first TCP port; otherwise none */
  readonly readinessProbe?: Probe;
  /**
   * Decides whether Kubernetes restarts the container.
   *
   * @default for the first container, a connection to its first TCP port, with a longer period than the readiness probe; otherwise none
   */
  readonly livenessProbe?: Probe;
  /**
   * Decides when the container has started. Until then, the other probes do not run.
   *
   * @default for the first container, a connection to its first TCP port for up to five minutes, unless the liveness probe has an
   * `initialDelaySeconds`; otherwise none
   */
  readonly startupProbe?: Probe;
  /**
   * Hooks at the start and at the end of the container. Keelson merges these hooks into the default hooks.
   *
   * @default for the first container with ports, a preStop hook that waits some seconds for load balancers; otherwise none
   */
  readonly lifecycle?: types.input.core.v1.Lifecycle;
  /**
   * User id of the process, above 0. With `image`, the process runs as the user that the image sets. This user must be a number above 0; otherwise
   * Kubernetes does not start the container. If you set `image`, the plan shows this.
   *
   * @default 10001; for further containers, the user of the first container
   */
  readonly runAsUser?: number | "image";
  /** Group id of the process, above 0. @default the same number as `runAsUser` */
  readonly runAsGroup?: number;
  /**
   * Whether the container's root file system is read-only. For writable directories, use `emptyDirs` instead of `false`. If you set `false`, the plan
   * shows this.
   *
   * @default true
   */
  readonly readOnlyRootFilesystem?: boolean;
  /**
   * Linux capabilities to add. Keelson drops all other capabilities. The tenant's `podSecurity` must allow the capabilities: `restricted` allows only
   * `NET_BIND_SERVICE`. The plan shows the added capabilities.
   *
   * @default none
   */
  readonly capabilities?: { readonly add: readonly string[] };
}

/**
 * A container in addition to the first container.
 *
 * @example
 * ```ts
 * const proxy: MoreContainerArgs = { image: "registry.example.com/proxy:2.0.0", mounts: { certs: { mountPath: "/certs" } } };
 * ```
 */
export interface MoreContainerArgs extends ContainerArgs {
  /** Where the container mounts volumes of the pod, by volume name. @default none */
  readonly mounts?: Readonly<Record<string, Mount>>;
}

/**
 * A container that must finish before the main containers start. With `restartPolicy: "Always"`, the container is a sidecar and keeps running.
 *
 * @example
 * ```ts
 * const migrate: InitContainerArgs = { image: "registry.example.com/web:1.4.0", args: ["migrate"] };
 * ```
 */
export type InitContainerArgs =
  | (MoreContainerArgs & { readonly restartPolicy: "Always" })
  | (Omit<MoreContainerArgs, "readinessProbe" | "livenessProbe" | "startupProbe" | "lifecycle"> & {
      readonly restartPolicy?: never;
    });
