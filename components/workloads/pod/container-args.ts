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
   * Number of devices of a device plugin, by resource name, for instance `"nvidia.com/gpu": 1`. Set either the request or the limit; both are
   * always the same.
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
  /** @default { cpu: "100m", memory: "128Mi" } */
  readonly requests?: ResourceAmounts;
  /** @default memory: the same as the request; cpu: no limit */
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
  /** Whether the container starts without the key. @default false */
  readonly optional?: boolean;
}

/**
 * A reference that gives a variable its value: a field of the pod (`metadata.name`), a resource of the container (`limits.memory`), a key of
 * a ConfigMap, or a key of a Secret. For a Secret, prefer a volume if the program can read files.
 */
export type EnvReference =
  | { readonly fieldRef: string }
  | { readonly resourceFieldRef: string }
  | { readonly configMapKeyRef: KeyReference }
  | { readonly secretKeyRef: KeyReference };

/** All keys of a ConfigMap or Secret as variables. For a Secret, prefer a volume if the program can read files. */
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
  /** An image with a tag or digest, except the tag `latest`. */
  readonly image: pulumi.Input<string>;
  /** @default "IfNotPresent" with a digest, "Always" with a tag */
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
  /** @default the image's */
  readonly workingDir?: string;
  /**
   * Plain values and references; put secrets into a Secret. A plain value that looks like a secret, by its name or its form, is
   * refused, unless you write `{ notSecret: … }`.
   *
   * @default none
   */
  readonly env?: Readonly<Record<string, pulumi.Input<string> | EnvReference | NotSecret>>;
  /** @default none */
  readonly envFrom?: readonly EnvSource[];
  /** @default requests of { cpu: "100m", memory: "128Mi" }, and a memory limit equal to the memory request */
  readonly resources?: Resources;
  /** @default for the first container, a connection to its first port; otherwise none */
  readonly readinessProbe?: Probe;
  /** @default for the first container, a connection to its first port, with more patience than the readiness probe; otherwise none */
  readonly livenessProbe?: Probe;
  /**
   * @default for the first container, a connection to its first port for up to five minutes; none without ports, or if the
   * liveness probe has an `initialDelaySeconds`
   */
  readonly startupProbe?: Probe;
  /** Your hooks are merged into the default. @default with ports, a preStop hook waits some seconds for load balancers; otherwise none */
  readonly lifecycle?: types.input.core.v1.Lifecycle;
  /**
   * User id of the process, above 0. With `image`, the process runs as the image's own user; that user must be a number above 0, otherwise
   * Kubernetes does not start the container. The plan shows `image`. @default 10001; for further containers, the user of the first container
   */
  readonly runAsUser?: number | "image";
  /** Group id of the process, above 0. @default the same number as `runAsUser` */
  readonly runAsGroup?: number;
  /** Whether the container's own file system is read-only. The plan shows `false`; prefer `emptyDirs`. @default true */
  readonly readOnlyRootFilesystem?: boolean;
  /**
   * Linux capabilities to add; all others are dropped. The tenant's `podSecurity` must allow them: `restricted` allows `NET_BIND_SERVICE`
   * only. The plan shows them. @default none
   */
  readonly capabilities?: { readonly add: readonly string[] };
}

/**
 * A container in addition to the first one.
 *
 * @example
 * ```ts
 * const proxy: MoreContainerArgs = { image: "registry.example.com/proxy:2.0.0", mounts: { certs: { mountPath: "/certs" } } };
 * ```
 */
export interface MoreContainerArgs extends ContainerArgs {
  /** Mounts of the pod's volumes, by volume name. @default none */
  readonly mounts?: Readonly<Record<string, Mount>>;
}

/**
 * A container that finishes before the first one starts, or a sidecar (`restartPolicy: "Always"`) that keeps running.
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
