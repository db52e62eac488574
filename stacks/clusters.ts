import * as pulumi from "@pulumi/pulumi";
import {
  type Cluster,
  checkExistingCluster,
  ExistingCluster,
  type ExistingClusterArgs,
  type Problem,
} from "../components";
import type * as aks from "../components/clusters/aks";
import type * as eks from "../components/clusters/eks";
import type * as gke from "../components/clusters/gke";
import { broughtOffers, broughtPools, checkBrought, describedPools, pathInFile } from "./brought";
import { imageSource } from "./images";
import type {
  AksClusterConfig,
  EksClusterConfig,
  ExistingClusterConfig,
  GkeClusterConfig,
  StackConfig,
} from "./schema";

/** A cluster that can be checked before it is created. */
interface PlannedCluster {
  readonly check: () => Problem[];
  readonly create: () => Cluster;
}

/** Creates the stack's cluster. */
export function createCluster(name: string, config: StackConfig): Cluster {
  return planCluster(name, config).create();
}

/** Lists the mistakes in the description of the stack's cluster. The paths leave out `keelson:`. */
export function checkCluster(name: string, config: StackConfig): Problem[] {
  const problems = planCluster(name, config).check();
  /* The cluster gets the stack's charts and images. The stack itself checks the images. */
  return problems.flatMap(({ path, message }) =>
    /^images\b/.test(path) ? [] : { path: /^charts\b/.test(path) ? path : `cluster.${path}`, message },
  );
}

/** Only this function distinguishes the kinds of clusters. Each kind loads only the SDK of its cloud. */
function planCluster(name: string, config: StackConfig): PlannedCluster {
  const { cluster } = config;
  switch (cluster.kind) {
    case "existing":
      return existingCluster(name, cluster);
    case "eks":
      return eksCluster(name, cluster, config);
    case "gke":
      return gkeCluster(name, cluster, config);
    case "aks":
      return aksCluster(name, cluster, config);
  }
}

/** Lists the tags or labels that the stack sets itself. */
function checkStackTags(path: "tags" | "labels", tags: Readonly<Record<string, string>>): Problem[] {
  const message = "is already set by the stack; remove it";
  return ["environment", "stack"]
    .filter((key) => Object.hasOwn(tags, key))
    .map((key) => ({ path: `${path}.${key}`, message }));
}

/**
 * Lists the mistakes in a description. Skips values that follow from other keys, such as the sources of the API server, which are ranges of the
 * network. Another check reads the content of the kubeconfig.
 */
function checkDescription(description: Omit<ExistingClusterArgs, "kubeconfig">): Problem[] {
  const problems = checkExistingCluster({ ...description, kubeconfig: pulumi.secret("") });
  const inFile = problems.flatMap(({ path, message }) => {
    const found = path.startsWith("network.apiServer.sources")
      ? undefined
      : pathInFile(path, description.builtin ?? []);
    return found === undefined ? [] : { path: found, message };
  });
  /* The description offers the default class twice. */
  return [...new Map(inFile.map((problem) => [`${problem.path}: ${problem.message}`, problem])).values()];
}

function existingCluster(name: string, config: ExistingClusterConfig): PlannedCluster {
  const { nodeCidrs, apiServer } = config.network;
  const description = {
    clusterName: config.name,
    clusterIdentifier: config.identifier,
    kubernetesVersion: config.kubernetesVersion,
    cloud: config.cloud,
    network: {
      ...config.network,
      apiServer: {
        port: 443,
        ...apiServer,
        sources: [...apiServer.cidrs, ...nodeCidrs].map((cidr) => ({ cidr })),
      },
      dns: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } },
    },
    identities: config.identities,
    cloudFacts: config.cloudFacts && { clusterName: config.name, ...config.cloudFacts },
    builtin: broughtOffers(config),
    nodePools: broughtPools(config),
    storageClasses: config.storageClasses,
    storage: config.storage,
    access: config.access,
  };
  return {
    check: () => [...checkDescription({ ...description, nodePools: describedPools(config) }), ...checkBrought(config)],
    create: () =>
      new ExistingCluster(name, {
        ...description,
        kubeconfig: new pulumi.Config("keelson").requireSecret("kubeconfig"),
      }),
  };
}

function eksCluster(
  name: string,
  { kind: _kind, ...config }: EksClusterConfig,
  { environment, charts, ...others }: StackConfig,
): PlannedCluster {
  const { EksCluster, checkEks } = require("../components/clusters/eks") as typeof eks;
  const stack = pulumi.getStack();
  const sources = { charts, images: imageSource(others) };
  const args = { clusterName: stack, ...config, ...sources, tags: { ...config.tags, environment, stack } };
  return {
    check: () => [...checkStackTags("tags", config.tags), ...checkEks(name, args)],
    create: () => new EksCluster(name, args),
  };
}

function aksCluster(
  name: string,
  { kind: _kind, ...config }: AksClusterConfig,
  { environment, charts, logs, ...others }: StackConfig,
): PlannedCluster {
  const { AksCluster, checkAks } = require("../components/clusters/aks") as typeof aks;
  const stack = pulumi.getStack();
  const tags = { ...config.tags, environment, stack };
  const sources = { charts, images: imageSource(others) };
  const args = { clusterName: stack, ...config, ...sources, containerInsights: logs === "cloud", tags };
  return {
    check: () => [...checkStackTags("tags", config.tags), ...checkAks(name, args)],
    create: () => new AksCluster(name, args),
  };
}

function gkeCluster(
  name: string,
  { kind: _kind, ...config }: GkeClusterConfig,
  { environment, ingress, logs }: StackConfig,
): PlannedCluster {
  const { GkeCluster, GkeGatewayClass, WorkloadLogs, checkGke } = require("../components/clusters/gke") as typeof gke;
  const stack = pulumi.getStack();
  const labels = { ...config.labels, environment, stack };
  /* With `Agent`, logs go to Loki if the stack has an agent, and otherwise nowhere. */
  const logging = logs !== "cloud" && { workloadLogs: WorkloadLogs.Agent };
  const gateway = ingress === "cloud" && {
    gatewayApi: true,
    defaultGatewayClass: GkeGatewayClass.GlobalExternalManaged,
  };
  const args = { clusterName: stack, ...config, labels, ...logging, ...gateway };
  return {
    check: () => [...checkStackTags("labels", config.labels), ...checkGke(name, args)],
    create: () => new GkeCluster(name, args),
  };
}
