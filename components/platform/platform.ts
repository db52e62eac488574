import * as pulumi from "@pulumi/pulumi";
import {
  AddonInstallation,
  type BoundAddon,
  catalogueProviders,
  describeUnmet,
  lookupOver,
  type OrderedStep,
  withStoredPullSecret,
} from "../addons";
import { refuseMisshapen } from "../arguments";
import { type Capability, type Cardinality, type Key, meets, type Offer } from "../capabilities";
import type { Cluster } from "../clusters/contract";
import { createPullSecret, type ImageSource } from "../images";
import { createPriorityClasses } from "../placement";
import { formatProblems } from "../problems";
import { type TierFacts, tierFacts } from "../tier";
import { type CaBundle, createCaConfigMap } from "../trust";
import type { PlatformArgs } from "./args";
import { orderAddons } from "./order";

/**
 * A consumer of a capability of the platform, for messages.
 *
 * @example
 * ```ts
 * import { monitoring } from "keelson";
 *
 * const consumer: Consumer = { subject: 'dashboard "orders"', path: "source" };
 * const { url } = platform.require(monitoring, consumer).value;
 * ```
 */
export interface Consumer {
  /** Kind and name of the consumer: `deployment "web"`. */
  readonly subject: string;
  /** Path of the option that needs the capability, for instance `autoscaling`. */
  readonly path: string;
}

/**
 * The value of a capability, and the resources that its consumer must wait for.
 *
 * @example
 * ```ts
 * import * as k8s from "@pulumi/kubernetes";
 * import { type CertificateIssuer, certificateIssuers, type Found } from "keelson";
 *
 * const issuer: Found<CertificateIssuer> = platform.require(certificateIssuers, 'portal "shop"', "production");
 * new k8s.networking.v1.Ingress(
 *   "shop",
 *   { metadata: { annotations: issuer.value.annotations }, spec: { tls: [{ hosts: ["shop.example.com"], secretName: "shop-tls" }] } },
 *   { provider: cluster.provider, dependsOn: [...issuer.dependsOn] },
 * );
 * ```
 */
export interface Found<T> {
  readonly value: T;
  /** Resources that must exist before the capability can be used. */
  readonly dependsOn: readonly pulumi.Resource[];
}

/**
 * A cluster and its add-ons. Keelson computes the order of installation from the add-ons' needs.
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

  /** Where images come from. Undefined if they come from the makers' registries. */
  get images(): ImageSource | undefined {
    return this.#args.images;
  }

  /** Certificate authorities that workloads trust in addition to the authorities in their images. */
  get caBundle(): CaBundle | undefined {
    return this.#args.caBundle;
  }

  /** True if workloads without a priority class get one of the platform's classes. */
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

  /** The releases that set finalizers in tenants' namespaces. These namespaces are created after the releases and deleted before them. */
  get finalizers(): readonly pulumi.Resource[] {
    return this.#releasesOf(({ finalizesInTenants }) => finalizesInTenants === true);
  }

  /**
   * Returns the value of a capability and the resources to wait for. Returns nothing if neither an add-on nor the cluster provides the capability.
   */
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
   * @param consumer the consumer, for instance `deployment "web"`, and the path of its option. The default path is `platform`
   * @throws pulumi.RunError if nothing provides the capability. The message names the consumer and the add-ons that could provide it
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

  /** Returns all values of a capability, by key. */
  all<T>(capability: Capability<T, "many">): Readonly<Record<string, T>> {
    return lookupOver(this.#offers()).all(capability);
  }

  /** Lists all offers. The add-ons' offers come first, because they take precedence over the cluster's offers. */
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

/** The parts of a source of images that a plan may contain: all except the pull secret. */
function places({ registry, registries, direct }: ImageSource): Omit<ImageSource, "pullSecret"> {
  return {
    ...(registry !== undefined && { registry }),
    ...(registries !== undefined && { registries }),
    ...(direct !== undefined && { direct }),
  };
}
