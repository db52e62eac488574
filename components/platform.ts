import * as pulumi from "@pulumi/pulumi";
import {
  type Addon,
  AddonInstallation,
  type BoundAddon,
  catalogueProviders,
  installOrder,
  type Lookup,
  nobodyProvides,
  type OrderedStep,
} from "./addons";
import { type Capability, type Cardinality, type Key, meets, type Offer } from "./capabilities";
import { type ChartSource, checkSource } from "./charts";
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
  readonly #tier: TierFacts;
  readonly #addons: readonly BoundAddon[];
  readonly #installations: ReadonlyMap<string, AddonInstallation>;

  constructor(name: string, args: PlatformArgs, opts?: pulumi.ComponentResourceOptions) {
    const tier = tierFacts(args.tier ?? "standard", args.cluster.cloud);
    const addons = args.addons.map((addon) => addon.bind({ cluster: args.cluster, tier }));
    const order = orderAddons(name, args, addons);
    super("keelson:index:Platform", name, {}, opts);
    for (const warning of addons.flatMap(({ warnings }) => warnings)) {
      void pulumi.log.warn(warning, this);
    }
    this.#args = args;
    this.#tier = tier;
    this.#addons = addons;
    const shared = { cluster: args.cluster, charts: args.charts ?? "upstream", lookup: lookupOver(this.#offers()) };
    this.#installations = new Map(
      addons.map((addon) => [
        addon.name,
        new AddonInstallation(`${name}-${addon.name}`, { ...shared, addon }, { parent: this }),
      ]),
    );
    for (const { addon, step, after } of order) {
      const before = after.flatMap((one) => this.#resourcesOf(one));
      this.#installations.get(addon)?.install(step, before);
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
    return this.#tier;
  }

  get domain(): string | undefined {
    return this.#args.domain;
  }

  /** The namespaces that belong to add-ons. */
  get namespaces(): readonly string[] {
    return this.#addons.map(({ namespace }) => namespace);
  }

  /** What workloads wait for: the add-ons whose webhooks see what workloads create. */
  get ready(): readonly pulumi.Resource[] {
    return this.#releasesOf(({ admitsWorkloads }) => admitsWorkloads === true);
  }

  /** What namespaces of tenants wait for, and go before: the add-ons that put finalizers on objects in them. */
  get finalizers(): readonly pulumi.Resource[] {
    return this.#releasesOf(({ finalizesInTenants }) => finalizesInTenants === true);
  }

  /** The value of a capability and what to wait for, or nothing where nobody provides it. */
  find<T, C extends Cardinality>(capability: Capability<T, C>, ...key: Key<C>): Found<T> | undefined {
    const asked = { capability, key: key[0] };
    for (const { name, offers } of this.#addons) {
      const found = offers.find((candidate) => meets(asked, candidate));
      if (found !== undefined) {
        return { value: found.value as T, dependsOn: this.#resourcesOf({ addon: name, step: found.readyAt }) };
      }
    }
    const builtin = this.cluster.builtin.find((candidate) => meets(asked, candidate));
    return builtin === undefined ? undefined : { value: builtin.value as T, dependsOn: [] };
  }

  /**
   * As `find`, for a consumer that cannot do without.
   *
   * @throws pulumi.RunError that names the consumer and the add-ons that could provide it
   */
  require<T, C extends Cardinality>(capability: Capability<T, C>, consumer: string, ...key: Key<C>): Found<T> {
    const found = this.find(capability, ...key);
    if (found === undefined) {
      const could = catalogueProviders(capability);
      throw new pulumi.RunError(nobodyProvides(consumer, { capability, key: key[0] }, this.#offers(), could));
    }
    return found;
  }

  /** Every value of a capability, by key. */
  all<T>(capability: Capability<T, "many">): Readonly<Record<string, T>> {
    return lookupOver(this.#offers()).all(capability);
  }

  /** Add-ons come first: where both offer a capability, the cluster's own gives way. */
  #offers(): readonly Offer[] {
    return [...this.#addons.flatMap(({ offers }) => offers), ...this.cluster.builtin];
  }

  #releasesOf(chosen: (addon: BoundAddon) => boolean): readonly pulumi.Resource[] {
    return this.#addons.filter(chosen).flatMap(({ name }) => this.#resourcesOf({ addon: name, step: "release" }));
  }

  #resourcesOf({ addon, step }: Pick<OrderedStep, "addon" | "step">): readonly pulumi.Resource[] {
    return this.#installations.get(addon)?.resourcesOf(step) ?? [];
  }
}

function lookupOver(offers: readonly Offer[]): Lookup {
  const matching = (asked: Parameters<typeof meets>[0]) => offers.filter((candidate) => meets(asked, candidate));
  return {
    find: <T, C extends Cardinality>(capability: Capability<T, C>, ...key: Key<C>) =>
      matching({ capability, key: key[0] })[0]?.value as T | undefined,
    all: <T>(capability: Capability<T, "many">) => {
      const values: Record<string, T> = {};
      for (const { key, value } of matching({ capability })) {
        values[key] ??= value as T;
      }
      return values;
    },
  };
}

function orderAddons(name: string, args: PlatformArgs, addons: readonly BoundAddon[]): readonly OrderedStep[] {
  const subject = `platform "${name}"`;
  refuseProblems(subject, [...checkSource(args.charts ?? "upstream"), ...addons.flatMap(optionProblems)]);
  refuseProblems(
    subject,
    addons.flatMap((addon) => identityProblems(args.cluster, addon)),
  );
  const { steps, problems } = installOrder(addons, args.cluster.builtin, catalogueProviders);
  refuseProblems(subject, problems);
  return steps;
}

function identityProblems(cluster: Cluster, { name, namespace, identities }: BoundAddon): Problem[] {
  return identities
    .flatMap((identity) => cluster.checkPodIdentity({ namespace, ...identity }))
    .map((problem) => ({ ...problem, path: `addons.${name}.${problem.path}` }));
}

function optionProblems({ name, problems }: BoundAddon): Problem[] {
  return problems.map((problem) => ({ ...problem, path: `addons.${name}.${problem.path}` }));
}
