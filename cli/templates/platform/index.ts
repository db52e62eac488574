import * as pulumi from "@pulumi/pulumi";
import {
  type Addon,
  type AddonOverrides,
  catalogue,
  ExistingCluster,
  type ExistingClusterArgs,
  type ImageSource,
  Platform,
  type PlatformArgs,
  type Problem,
  refuseProblems,
  registerTogether,
  Tenant,
  type TenantArgs,
  type Tier,
  together,
} from "keelson";
import { hello } from "./apps/hello";
import { refuseUnreadKeys } from "./stack-keys";

/** The applications, by tenant. To add one, write a file in `apps/` and add its function here. */
const applications: Readonly<Record<string, readonly ((tenant: Tenant) => { readonly url?: unknown })[]>> = {
  team: [hello],
};

/** The add-ons of every stack, with their options. `addons` in a stack's file adds, changes and removes add-ons. */
const usualAddons: Readonly<Record<string, object>> = { "metrics-server": {}, "cert-manager": {}, traefik: {} };

/** Add-ons of your own, which `defineAddon` defines. */
const ownAddons: readonly Addon[] = [];

/** Creates the stack. Refuses all mistakes, even in the last application, before the first resource is registered. */
export = function program(): Record<string, unknown> {
  refuseUnreadKeys();
  return registerTogether(createStack);
};

/** Creates the stack's cluster, its platform, and the tenants of its file with their applications. */
function createStack(): Record<string, unknown> {
  const config = new pulumi.Config();
  const environment = config.get("environment") ?? pulumi.getStack();
  const cluster = existingCluster(config, environment);
  const platform = new Platform(environment, {
    cluster,
    tier: config.require<Tier>("tier"),
    domain: config.require("domain"),
    addons: [...chosenAddons(config), ...ownAddons],
    charts: config.get<NonNullable<PlatformArgs["charts"]>>("charts"),
    images: imageSource(config),
    proxy: config.getObject("proxy"),
    caBundle: config.getObject("caBundle"),
    placement: config.getObject("placement"),
    priorityClasses: config.get("priorityClasses") === "own",
  });
  return { endpoint: cluster.endpoint, urls: runTenants(config, platform, environment) };
}

/** To create the cluster instead, use `EksCluster` of keelson/eks, `GkeCluster` of keelson/gke or `AksCluster` of keelson/aks. */
function existingCluster(config: pulumi.Config, environment: string): ExistingCluster {
  type Facts = Omit<ExistingClusterArgs, "clusterIdentifier" | "clusterName" | "kubeconfig">;
  type Described = Facts & { readonly kind: "existing"; readonly name: string; readonly identifier: string };
  const { kind: _kind, name, identifier, ...facts } = config.requireObject<Described>("cluster");
  const kubeconfig = config.requireSecret("kubeconfig");
  return new ExistingCluster(environment, { ...facts, clusterName: name, clusterIdentifier: identifier, kubeconfig });
}

/** Returns the add-ons of the stack. In its file, `true` adds one, a map adds one or changes its options, and `false` removes one. */
function chosenAddons(config: pulumi.Config): Addon[] {
  type Choice = boolean | { readonly overrides?: AddonOverrides };
  const choices = config.getObject<Record<string, Choice>>("addons") ?? {};
  const names = catalogue.map(({ facts }) => facts.name);
  refuseProblems(
    `Pulumi.${pulumi.getStack()}.yaml`,
    Object.keys(choices).flatMap((name): Problem[] =>
      names.includes(name) ? [] : [{ path: `addons.${name}`, message: `expected an add-on of the catalogue (${names.join(", ")})` }],
    ),
  );
  return catalogue.flatMap(({ facts: { name }, create }) => {
    const choice = choices[name] ?? Object.hasOwn(usualAddons, name);
    const { overrides, ...options } = typeof choice === "object" ? choice : {};
    return choice === false ? [] : [create({ ...usualAddons[name], ...options }, overrides)];
  });
}

/** Returns the registry of the images, with the content of their pull secret if the stack has it. */
function imageSource(config: pulumi.Config): ImageSource | undefined {
  const images = config.getObject<ImageSource>("images");
  const dockerConfig = config.getSecret("dockerConfig");
  return images?.pullSecret === undefined || dockerConfig === undefined
    ? images
    : { ...images, pullSecret: { ...images.pullSecret, dockerConfig } };
}

/** Creates the tenants of the stack's file with their applications, and returns their URLs. Reports the mistakes of all of them together. */
function runTenants(config: pulumi.Config, platform: Platform, environment: string): unknown[] {
  const described = config.requireObject<Record<string, Omit<TenantArgs, "platform">>>("tenants");
  const absent = Object.keys(applications).filter((name) => !Object.hasOwn(described, name));
  if (absent.length > 0) {
    throw new pulumi.RunError(`tenants: expected ${absent.join(", ")}, because index.ts runs applications there; add the tenant`);
  }
  return eachTogether(Object.entries(described), ([name, args]) => {
    const tenant = new Tenant(name, { platform, owner: name, environment, ...args });
    return eachTogether(applications[name] ?? [], (application) => application(tenant).url);
  }).flat();
}

/** Runs a function for each item of a list, and reports the mistakes of all of them together. */
function eachTogether<T, R>(list: readonly T[], run: (one: T) => R): R[] {
  const steps = list.map((one, index) => [String(index), () => run(one)] as const);
  return Object.values(together<Record<string, R>>(Object.fromEntries(steps)));
}
