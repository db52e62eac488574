import * as pulumi from "@pulumi/pulumi";
import {
  type Addon,
  type AddonContext,
  AddonInstallation,
  type OrderedStep,
  catalogueProviders,
  installOrder,
  meets,
  nobodyProvides,
} from "./addons";
import type { Capability, Offer } from "./capabilities";
import type { ChartSource } from "./charts";
import type { Cluster } from "./clusters/contract";
import { type Problem, refuseProblems } from "./problems";
import { type Tier, type TierFacts, tierFacts } from "./tier";

/** What a platform is made from. */
export interface PlatformArgs {
  readonly cluster: Cluster;
  /** The add-ons, in any order: the order of installation is computed. */
  readonly addons: readonly Addon[];
  /** @default "standard" */
  readonly tier?: Tier;
  /** Domain under which workloads are exposed, for instance `example.com`. @default none: `expose` needs a host */
  readonly domain?: string;
  /** Where charts come from. @default "upstream" */
  readonly charts?: ChartSource;
}

/** A capability as a consumer finds it. */
export interface Found<T> {
  readonly value: T;
  /** What has to be there before the capability can be used. */
  readonly dependsOn: readonly pulumi.Resource[];
}

/** A cluster and the add-ons on it, installed in an order that follows from what they need of one another. */
export class Platform extends pulumi.ComponentResource {
  readonly #args: PlatformArgs;
  readonly #installations = new Map<string, AddonInstallation>();

  constructor(name: string, args: PlatformArgs, opts?: pulumi.ComponentResourceOptions) {
    const order = orderAddons(name, args);
    super("keelson:index:Platform", name, {}, opts);
    this.#args = args;
    const context = addonContext(args);
    for (const addon of args.addons) {
      const installation = { addon, cluster: args.cluster, charts: args.charts ?? "upstream", context };
      this.#installations.set(
        addon.name,
        new AddonInstallation(`${name}-${addon.name}`, installation, { parent: this }),
      );
    }
    for (const { addon, step, after } of order) {
      this.#installations.get(addon)?.install(
        step,
        after.flatMap((before) => this.#resourcesOf(before)),
      );
    }
    for (const installation of this.#installations.values()) {
      installation.finish();
    }
    this.registerOutputs({});
  }

  get cluster(): Cluster {
    return this.#args.cluster;
  }

  get tier(): TierFacts {
    return tierFacts(this.#args.tier ?? "standard");
  }

  get domain(): string | undefined {
    return this.#args.domain;
  }

  /** What workloads wait for: the add-ons whose webhooks see what workloads create. */
  get ready(): readonly pulumi.Resource[] {
    return this.#args.addons
      .filter(({ admitsWorkloads }) => admitsWorkloads === true)
      .flatMap(({ name }) => this.#resourcesOf({ addon: name, step: "release" }));
  }

  /** The value of a capability and what to wait for, or nothing where nobody provides it. */
  find<T>(capability: Capability<T>, key?: string): Found<T> | undefined {
    const need = { capability, key };
    const provider = this.#args.addons.find(({ offers }) => offers.some((candidate) => meets(need, candidate)));
    const found = allOffers(this.#args).find((candidate) => meets(need, candidate));
    return found === undefined
      ? undefined
      : {
          value: found.value as T,
          dependsOn: provider === undefined ? [] : this.#resourcesOf({ addon: provider.name, step: "release" }),
        };
  }

  /**
   * As `find`, for a consumer that cannot do without.
   *
   * @throws pulumi.RunError that names the consumer and the add-ons that could provide it
   */
  require<T>(capability: Capability<T>, consumer: string, key?: string): Found<T> {
    const found = this.find(capability, key);
    if (found === undefined) {
      const could = catalogueProviders(capability);
      throw new pulumi.RunError(nobodyProvides(consumer, { capability, key }, allOffers(this.#args), could));
    }
    return found;
  }

  /** Every value of a capability, by key. */
  all<T>(capability: Capability<T>): Readonly<Record<string, T>> {
    const offers = allOffers(this.#args).filter((candidate) => meets({ capability }, candidate));
    return Object.fromEntries(offers.map(({ key, value }) => [key, value as T]));
  }

  #resourcesOf({ addon, step }: Pick<OrderedStep, "addon" | "step">): readonly pulumi.Resource[] {
    return this.#installations.get(addon)?.resourcesOf(step) ?? [];
  }
}

/** Add-ons come first: where both offer a capability, the cluster's own gives way. */
function allOffers({ addons, cluster }: PlatformArgs): Offer[] {
  return [...addons.flatMap(({ offers }) => offers), ...cluster.builtin];
}

function addonContext(args: PlatformArgs): Omit<AddonContext<unknown>, "options"> {
  return {
    cluster: args.cluster,
    tier: tierFacts(args.tier ?? "standard"),
    find: <T>(capability: Capability<T>, key?: string) =>
      allOffers(args).find((candidate) => meets({ capability, key }, candidate))?.value as T | undefined,
  };
}

function orderAddons(name: string, { addons, cluster }: PlatformArgs): readonly OrderedStep[] {
  const subject = `platform "${name}"`;
  refuseProblems(subject, addons.flatMap(optionProblems));
  const { steps, problems } = installOrder(addons, cluster.builtin, catalogueProviders);
  refuseProblems(subject, problems);
  return steps;
}

function optionProblems({ name, problems }: Addon): Problem[] {
  return problems.map((problem) => ({ ...problem, path: `addons.${name}.${problem.path}` }));
}
