import * as pulumi from "@pulumi/pulumi";
import type { FlowPort, Labels } from "../network";
import type { WorkloadHome, WorkloadReference } from "../tenancy";
import { createPolicies } from "../workloads";
import type { PackagedArgs } from "./args";
import { connectionsOf } from "./connections";
import { deployerOf } from "./deployer";
import { extraRules } from "./rules";

/** A chart or overlay that other workloads can list in `calls`. */
export abstract class PackagedWorkload extends pulumi.ComponentResource implements WorkloadReference {
  readonly #args: PackagedArgs;
  readonly #podLabels: Labels;
  readonly #workloadName: string;

  constructor(
    type: string,
    name: string,
    { workloadName, podLabels, args }: { workloadName: string; podLabels: Labels; args: PackagedArgs },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super(type, name, {}, pulumi.mergeOptions({ parent: args.tenant }, opts));
    this.#args = args;
    this.#podLabels = podLabels;
    this.#workloadName = workloadName;
    args.tenant.workloads.set(workloadName, this);
  }

  get workloadName(): string {
    return this.#workloadName;
  }

  get home(): WorkloadHome {
    return this.#args.tenant;
  }

  get podLabels(): Labels {
    return this.#podLabels;
  }

  get listensOn(): readonly FlowPort[] {
    return this.#args.ports ?? [];
  }
}

/**
 * Creates the policies of its pods, and returns the resource options of its objects. The tenant's deployer applies these objects after the policies
 * and the guard rails, and deletes them before these.
 */
export function guardedOptions(
  workload: PackagedWorkload,
  name: string,
  args: PackagedArgs,
): { parent: pulumi.Resource; provider: pulumi.ProviderResource; dependsOn: pulumi.Resource[] } {
  const { tenant, resources = [] } = args;
  const { workloadName, podLabels } = workload;
  const { provider, allow } = deployerOf(tenant);
  const own = { parent: workload, provider: tenant.provider, dependsOn: [...tenant.guardRails] };
  const policies = createPolicies(name, connectionsOf(workloadName, podLabels, args), own);
  const rights = allow(workloadName, extraRules(resources), workload);
  return { parent: workload, provider, dependsOn: [...policies, ...rights] };
}
