import * as pulumi from "@pulumi/pulumi";
import type { EnvReference, KeyFiles, Volume } from "../workloads";
import { type EnvArgs, filesOf, type Keyed, variablesOf } from "./keys";

/** A secret of any kind. Workloads mount its keys as files, or get them as variables if they request that. */
export abstract class MountableSecret extends pulumi.ComponentResource {
  /** Name of the Secret, which exists once this program or its controller has created it. */
  abstract readonly secretName: pulumi.Output<string>;
  readonly #keyed: Keyed;

  constructor(type: string, name: string, keyed: Keyed, opts?: pulumi.ComponentResourceOptions) {
    super(type, name, {}, opts);
    this.#keyed = keyed;
  }

  /** Returns its keys as files, for the `volumes` of a workload. The pod's user and group can read them. */
  mount(mountPath: string, files: KeyFiles = {}): Volume {
    return { secret: this.secretName, mountPath, ...filesOf(this.#keyed, files) };
  }

  /**
   * Returns its keys as variables, for the `env` of a workload: the named ones, or all. Prefer files if the program can read them:
   * variables are visible to its child processes and in its dumps.
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
