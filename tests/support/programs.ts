import { readProject, readStack } from "../../cli/project";
import {
  type Addon,
  type BoundAddon,
  type Cluster,
  ExistingCluster,
  Platform,
  type PlatformArgs,
  Tenant,
  type Tier,
  tierFacts,
} from "../../components";
import type { ProgramRun, RunOptions } from "../../components/testing";
import { runStack } from "../../stacks";
import { runProgram } from "./run-program";

/** A kubeconfig as short as one can be. */
export const kubeconfig = JSON.stringify({
  "current-context": "test",
  contexts: [{ name: "test", context: { cluster: "test" } }],
  clusters: [{ name: "test", cluster: { server: "https://cluster.test:6443" } }],
});

/** Facts of a made-up network in which every range can be told from every other. */
export const network = {
  cni: "calico" as const,
  nodeCidrs: ["192.168.0.0/24"],
  podCidrs: ["10.244.0.0/16"],
  serviceCidrs: ["10.96.0.0/16"],
  apiServer: { cidrs: ["192.168.1.0/28"], port: 6443, sources: [{ cidr: "192.168.1.0/28" }] },
  dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
};

/** Makes an existing cluster named `test`. */
export function existingCluster(args: Partial<ConstructorParameters<typeof ExistingCluster>[1]> = {}): ExistingCluster {
  return new ExistingCluster("test", {
    kubeconfig,
    clusterIdentifier: "uid-1",
    kubernetesVersion: "1.35",
    network,
    ...args,
  });
}

/** Makes a platform named `test` on an existing cluster. */
export function platform(addons: readonly Addon[], args: Partial<PlatformArgs> & { cluster?: Cluster } = {}): Platform {
  return new Platform("test", { ...args, cluster: args.cluster ?? existingCluster(), addons });
}

/** Binds an add-on to facts of a cluster that is not made. */
export function bound(addon: Addon, cluster: Partial<Cluster> = {}): BoundAddon {
  const facts = { cloud: "none", origin: "existing", network, builtin: [], ...cluster } as Cluster;
  return addon.bind({ cluster: facts, tier: tierFacts("small", facts.cloud) });
}

/** The type of a chart's release. */
export const releaseType = "kubernetes:helm.sh/v3:Release";

/** Runs a platform named `test` with these add-ons. */
export function install(addons: readonly Addon[], tier: Tier = "small"): Promise<ProgramRun> {
  return runProgram(() => {
    platform(addons, { tier });
  });
}

/** The values of an add-on's release on the platform `test`. */
export function valuesOf(run: ProgramRun, name: string): Record<string, unknown> {
  return run.find(releaseType, `test-${name}`).inputs.values as Record<string, unknown>;
}

/** Makes a tenant named `team`. */
export function tenant(addons: readonly Addon[] = [], args: Partial<PlatformArgs> = {}): Tenant {
  return new Tenant("team", { platform: platform(addons, args) });
}

/** Runs one of this repository's stacks; `changes` replace or, with undefined, remove configuration keys. */
export function runOwnStack(
  name: string,
  changes: Readonly<Record<string, string | undefined>> = {},
  options: RunOptions = {},
): Promise<ProgramRun> {
  const { config, secretKeys } = readStack(readProject(process.cwd()), name);
  const isExisting = config["keelson:cluster"]?.includes('"existing"') ?? true;
  const entries = Object.entries({ ...(isExisting && { "keelson:kubeconfig": kubeconfig }), ...config, ...changes });
  const given = entries.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return runProgram(runStack, {
    project: "keelson",
    stack: name,
    config: Object.fromEntries(given),
    secretConfigKeys: [...secretKeys, "keelson:kubeconfig"],
    ...options,
  });
}
