import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

/** A probe, as Kubernetes has it: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
export type Probe = types.input.core.v1.Probe;

/** CPU and memory, as Kubernetes quantities. */
export interface Resources {
  /** @default { cpu: "100m", memory: "128Mi" } */
  readonly requests?: { readonly cpu?: string; readonly memory?: string };
  /** A CPU limit is by choice. @default memory: the request */
  readonly limits?: { readonly cpu?: string; readonly memory?: string };
}

/** A key of a ConfigMap or Secret in the workload's namespace. */
export interface KeyReference {
  readonly name: pulumi.Input<string>;
  readonly key: string;
  /** Whether the container starts without it. @default false */
  readonly optional?: boolean;
}

/**
 * A variable's value from elsewhere: a field of the pod (`metadata.name`), an amount of the container (`limits.memory`), a key
 * of a ConfigMap, or, for programs that cannot read a file, a key of a Secret. Prefer a volume for secrets.
 */
export type EnvReference =
  | { readonly fieldRef: string }
  | { readonly resourceFieldRef: string }
  | { readonly configMapKeyRef: KeyReference }
  | { readonly secretKeyRef: KeyReference };

/** Every key of a ConfigMap, or, for programs that cannot read files, of a Secret, as a variable. */
export type EnvSource = (
  | { readonly configMapRef: pulumi.Input<string> }
  | { readonly secretRef: pulumi.Input<string> }
) & {
  /** Begins the name of each variable. @default nothing */
  readonly prefix?: string;
};

/** What a container runs; its file system is read-only, and it has no capabilities and no way to more privileges. */
export interface ContainerArgs {
  /** With a tag or digest; `latest` is refused. */
  readonly image: pulumi.Input<string>;
  /** @default "IfNotPresent" with a digest, "Always" with a tag */
  readonly imagePullPolicy?: "Always" | "IfNotPresent" | "Never";
  /** @default the image's entry point */
  readonly command?: readonly pulumi.Input<string>[];
  /** @default the image's, where `command` is not given */
  readonly args?: readonly pulumi.Input<string>[];
  /** @default the image's */
  readonly workingDir?: string;
  /** Plain values and references; a secret belongs in a Secret. @default none */
  readonly env?: Readonly<Record<string, pulumi.Input<string> | EnvReference>>;
  /** @default nothing */
  readonly envFrom?: readonly EnvSource[];
  /** @default requests of { cpu: "100m", memory: "128Mi" }, and a memory limit of what is requested */
  readonly resources?: Resources;
  /** @default for the first container a connection to the first port; none without ports */
  readonly readinessProbe?: Probe;
  /** @default for the first container a connection to the first port, more patient than readiness; none without ports */
  readonly livenessProbe?: Probe;
  /**
   * @default for the first container a connection to the first port for up to five minutes; none without ports, or where
   * liveness waits by itself
   */
  readonly startupProbe?: Probe;
  /** Added to what is there by default. @default preStop waits some seconds for load balancers; nothing without ports */
  readonly lifecycle?: types.input.core.v1.Lifecycle;
  /** User of the process, above 0. @default 10001, or the first container's */
  readonly runAsUser?: number;
  /** Group of the process, above 0. @default the user's number */
  readonly runAsGroup?: number;
}

/** Where a container finds a volume. */
export type Mount =
  | string
  | {
      /** Absolute. */
      readonly mountPath: string;
      /** Path inside of the volume. @default its root */
      readonly subPath?: string;
      /** @default true for configuration, secrets and the node's directories */
      readonly readOnly?: boolean;
    };

/** A container beside the first one. */
export interface MoreContainerArgs extends ContainerArgs {
  /** Where it finds the pod's volumes, by the volume's name. @default it sees none of them */
  readonly mounts?: Readonly<Record<string, Mount>>;
}

/** A container that ends before the first one starts, or with `restartPolicy: "Always"` a sidecar that runs from then on. */
export type InitContainerArgs =
  | (MoreContainerArgs & { readonly restartPolicy: "Always" })
  | (Omit<MoreContainerArgs, "readinessProbe" | "livenessProbe" | "startupProbe" | "lifecycle"> & {
      readonly restartPolicy?: never;
    });
