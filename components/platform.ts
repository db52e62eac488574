import * as pulumi from "@pulumi/pulumi";
import {
  type Addon,
  AddonInstallation,
  afterArgoCd,
  type BoundAddon,
  catalogueProviders,
  checkHandOver,
  checkStoredPullSecret,
  describeUnmet,
  identityName,
  installOrder,
  lookupOver,
  type OrderedStep,
  withStoredPullSecret,
} from "./addons";
import { refuseMisshapen } from "./arguments";
import { type Capability, type Cardinality, type Key, meets, type Offer, secretStores } from "./capabilities";
import { type ChartSource, checkSource } from "./charts";
import { domainName } from "./checks";
import type { Cluster } from "./clusters/contract";
import { checkImageSource, createPullSecret, type ImageSource } from "./images";
import { checkPlacement, createPriorityClasses, type Placement } from "./placement";
import { formatProblems, type Problem, refuseProblems } from "./problems";
import { checkProxy, type PlatformProxy } from "./proxy";
import { type Tier, type TierFacts, tierFacts } from "./tier";
import { type CaBundle, checkCaBundle, createCaConfigMap } from "./trust";

/**
 * Arguments of a Platform.
 *
 * @example
 * ```ts
 * const args: PlatformArgs = { cluster, tier: "standard", addons: [metricsServer(), traefik()] };
 * ```
 */
export interface PlatformArgs {
  readonly cluster: Cluster;
  /** The add-ons, in any order, because the order of installation is computed. */
  readonly addons: readonly Addon[];
  /** @default "standard" */
  readonly tier?: Tier;
  /** Domain of exposed workloads, for instance `example.com`. @default none: `expose` needs a host */
  readonly domain?: string;
  /** Where charts come from. @default "upstream" */
  readonly charts?: ChartSource;
  /**
   * Where the images of add-ons and of tenants' workloads come from. Give the cluster the same `images`, for its CNI. Charts and overlays of
   * tenants, and what Argo CD deploys, keep their images; a plan says which images come from elsewhere.
   *
   * @default the registries of their makers
   */
  readonly images?: ImageSource;
  /**
   * The HTTP proxy of add-ons that call out: as variables of their containers, and in their network policies. Workloads set their own variables.
   *
   * @default none
   */
  readonly proxy?: PlatformProxy;
  /**
   * Certificate authorities that add-ons that call out and tenants' workloads trust. Each namespace has a ConfigMap with them, which containers
   * mount at `/etc/keelson/ca/ca.crt`.
   *
   * @default those of the images
   */
  readonly caBundle?: CaBundle;
  /** The nodes on which the pods of add-ons run, except agents. @default any; on the system pool while it has room */
  readonly placement?: Placement;
  /**
   * Whether the platform creates priority classes of its own: `keelson-platform` for add-ons that have none of Kubernetes' own classes,
   * `keelson-serving` for tenants' workloads that serve, and `keelson-batch` for their jobs. A workload's `priorityClassName` wins.
   *
   * @default false
   */
  readonly priorityClasses?: boolean;
}

/** The consumers of a capability of the platform. */
export interface Consumer {
  /** Its kind, for messages: `deployment "web"`. */
  readonly subject: string;
  /** Path of the option that asks for it, for instance `autoscaling`. */
  readonly path: string;
}

/** A capability's value as a consumer finds it. */
export interface Found<T> {
  readonly value: T;
  /** Resources that must exist before the capability can be used. */
  readonly dependsOn: readonly pulumi.Resource[];
}

/**
 * A cluster and its add-ons, installed in an order that follows from their needs.
 *
 * @example
 * ```ts
 * new Platform("prod", {
 *   cluster,
 *   addons: [certManager({ email: "platform@example.com" }), traefik({ exposure: "public" }), metricsServer()],
 *   tier: "highly-available",
 *   domain: "example.com",
 * });
 * ```
 */
export class Platform extends pulumi.ComponentResource {
  readonly #args: PlatformArgs;
  readonly #tier: TierFacts;
  readonly #addons: readonly BoundAddon[];
  readonly #priorityClasses: readonly pulumi.Resource[];
  readonly #installations: ReadonlyMap<string, AddonInstallation>;

  constructor(name: string, args: PlatformArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("platform", name, "PlatformArgs", args);
    const tier = tierFacts(args.tier ?? "standard", args.cluster.cloud);
    const { cluster, images, caBundle, placement, priorityClasses = false } = args;
    const bound = args.addons.map((addon) => addon.bind({ cluster, tier, images, placement, priorityClasses }));
    const addons = withStoredPullSecret(bound, images);
    const order = orderAddons(name, args, addons);
    super("keelson:index:Platform", name, images === undefined ? {} : { images: places(images) }, opts);
    for (const warning of addons.flatMap(({ warnings }) => warnings)) {
      void pulumi.log.warn(warning, this);
    }
    this.#args = args;
    this.#tier = tier;
    this.#addons = addons;
    const shared = {
      cluster,
      images,
      proxy: args.proxy,
      caBundle,
      placement,
      priorityClasses,
      charts: args.charts ?? "upstream",
      lookup: lookupOver(this.#offers()),
    };
    const { provider, deletedWith } = cluster;
    const options = { parent: this, provider, deletedWith };
    const inKubeSystem = addons.some(({ namespace, mounts }) => namespace === "kube-system" && mounts !== undefined);
    this.#priorityClasses = priorityClasses ? createPriorityClasses(name, options) : [];
    const shares = [
      ...this.#priorityClasses,
      ...createPullSecret(`${name}-kube-system`, "kube-system", images, options),
      ...createCaConfigMap(`${name}-kube-system`, "kube-system", inKubeSystem ? caBundle : undefined, options),
    ];
    this.#installations = new Map(
      addons.map((addon) => [
        addon.name,
        new AddonInstallation(`${name}-${addon.name}`, { ...shared, addon }, { parent: this }),
      ]),
    );
    for (const { addon, step, after } of order) {
      const before = [...after.flatMap((one) => this.#resourcesOf(one)), ...shares];
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

  /** Where images come from, if not from the registries of their makers. */
  get images(): ImageSource | undefined {
    return this.#args.images;
  }

  /** Certificate authorities that workloads trust besides those of their images. */
  get caBundle(): CaBundle | undefined {
    return this.#args.caBundle;
  }

  /** Whether workloads without a priority class get one of the platform's. */
  get hasPriorityClasses(): boolean {
    return this.#priorityClasses.length > 0;
  }

  /** The namespaces that belong to add-ons. */
  get namespaces(): readonly string[] {
    return this.#addons.map(({ namespace }) => namespace);
  }

  /** The resources that workloads wait for: releases whose webhooks see workloads' objects, and priority classes. */
  get ready(): readonly pulumi.Resource[] {
    return [...this.#releasesOf(({ admitsWorkloads }) => admitsWorkloads === true), ...this.#priorityClasses];
  }

  /** The releases that set finalizers in tenants' namespaces, which are created after them and deleted before them. */
  get finalizers(): readonly pulumi.Resource[] {
    return this.#releasesOf(({ finalizesInTenants }) => finalizesInTenants === true);
  }

  /** Returns the value of a capability and what to wait for, or nothing if nothing provides it. */
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
   * Returns the same as `find`, for a consumer that requires the capability.
   *
   * @param consumer what asks, for instance `deployment "web"`, and which of its options; without one, the message says `platform`
   * @throws pulumi.RunError that names the consumer and the add-ons that could provide the capability
   */
  require<T, C extends Cardinality>(
    capability: Capability<T, C>,
    consumer: string | Consumer,
    ...key: Key<C>
  ): Found<T> {
    const found = this.find(capability, ...key);
    if (found === undefined) {
      const could = catalogueProviders(capability, this.cluster.cloud);
      const unmet = describeUnmet({ capability, key: key[0] }, this.#offers(), could);
      const { subject, path } = typeof consumer === "string" ? { subject: consumer, path: "platform" } : consumer;
      throw new pulumi.RunError(formatProblems(subject, [{ path, message: unmet }]));
    }
    return found;
  }

  /** Returns every value of a capability, by key. */
  all<T>(capability: Capability<T, "many">): Readonly<Record<string, T>> {
    return lookupOver(this.#offers()).all(capability);
  }

  /** Lists the add-ons' offers first, because they take precedence over the cluster's. */
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

/** The parts of a source of images that a plan may know, without its secret. */
function places({ registry, registries, direct }: ImageSource): Omit<ImageSource, "pullSecret"> {
  return {
    ...(registry !== undefined && { registry }),
    ...(registries !== undefined && { registries }),
    ...(direct !== undefined && { direct }),
  };
}

function orderAddons(name: string, args: PlatformArgs, addons: readonly BoundAddon[]): readonly OrderedStep[] {
  const subject = `platform "${name}"`;
  refuseProblems(subject, [
    ...domainName("domain", args.domain),
    ...checkSource(args.charts ?? "upstream"),
    ...checkImageSource("images", args.images),
    ...checkStoredPullSecret(
      "images",
      args.images,
      [...addons.flatMap(({ offers }) => offers), ...args.cluster.builtin],
      catalogueProviders(secretStores, args.cluster.cloud),
    ),
    ...checkProxy("proxy", args.proxy),
    ...checkCaBundle("caBundle", args.caBundle),
    ...checkPlacement("placement", args.placement, args.cluster.nodePools),
    ...addons.flatMap(optionProblems),
  ]);
  refuseProblems(subject, checkHandOver(addons));
  refuseProblems(
    subject,
    addons.flatMap((addon) => identityProblems(name, args.cluster, addon)),
  );
  const { cloud, builtin } = args.cluster;
  const { steps, problems } = installOrder(afterArgoCd(addons), builtin, (capability) =>
    catalogueProviders(capability, cloud),
  );
  refuseProblems(subject, problems);
  return steps;
}

function identityProblems(platform: string, cluster: Cluster, { name, namespace, identities }: BoundAddon): Problem[] {
  const nameOf = (account: string) => identityName(`${platform}-${name}`, name, account);
  return identities
    .flatMap((identity) => cluster.checkPodIdentity({ namespace, ...identity }, nameOf(identity.serviceAccount)))
    .map((problem) => ({ ...problem, path: `addons.${name}.${problem.path}` }));
}

function optionProblems({ name, problems }: BoundAddon): Problem[] {
  return problems.map(({ path, message }) => ({ path: `addons.${name}${path === "" ? "" : `.${path}`}`, message }));
}
