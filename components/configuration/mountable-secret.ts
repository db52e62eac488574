import * as pulumi from "@pulumi/pulumi";
import type { EnvReference, KeyFiles, Volume } from "../workloads";
import { type EnvArgs, filesOf, type Keyed, variablesOf } from "./keys";

/** What every kind of secret is to workloads: files to mount, and only by an explicit word variables. */
export abstract class MountableSecret extends pulumi.ComponentResource {
  /** Name of the Secret, which is there once it is made, or once its controller has made it. */
  abstract readonly secretName: pulumi.Output<string>;
  readonly #keyed: Keyed;

  constructor(type: string, name: string, keyed: Keyed, opts?: pulumi.ComponentResourceOptions) {
    super(type, name, {}, opts);
    this.#keyed = keyed;
  }

  /** Its keys as files of a workload, under one of the workload's `volumes`, for the pod's user and group to read. */
  mount(mountPath: string, files: KeyFiles = {}): Volume {
    return { secret: this.secretName, mountPath, ...filesOf(this.#keyed, files) };
  }

  /**
   * Its keys as variables of a workload, in its `env`: those that are named, or all. For programs that cannot read a file;
   * variables are seen by whatever the program starts, and in its dumps.
   */
  asEnv(names?: Readonly<Record<string, string>>, args: EnvArgs = {}): Record<string, EnvReference> {
    return Object.fromEntries(
      variablesOf(this.#keyed, names).map(([variable, key]) => [
        variable,
        { secretKeyRef: { name: this.secretName, key, ...args } },
      ]),
    );
  }
}
