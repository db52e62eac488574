import * as pulumi from "@pulumi/pulumi";
import type { EnvReference, KeyFiles, Volume } from "../workloads";
import { type EnvArgs, filesOf, type Keyed, variablesOf } from "./keys";

/** A secret from any source. Workloads mount its keys as files, or get them as variables. */
export abstract class MountableSecret extends pulumi.ComponentResource {
  /** Name of the Secret. This output is known once this program or a controller has created the Secret. */
  abstract readonly secretName: pulumi.Output<string>;
  readonly #keyed: Keyed;

  constructor(type: string, name: string, keyed: Keyed, opts?: pulumi.ComponentResourceOptions) {
    super(type, name, {}, opts);
    this.#keyed = keyed;
  }

  /** Returns the secret's keys as files, for the `volumes` of a workload. The pod's user and group can read the files. */
  mount(mountPath: string, files: KeyFiles = {}): Volume {
    return { secret: this.secretName, mountPath, ...filesOf(this.#keyed, files) };
  }

  /**
   * Returns the secret's keys as variables, for the `env` of a workload. `names` selects and renames keys; without it, the result contains all keys.
   * Prefer files if the program can read them: child processes and dumps of the program show its variables.
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
