import type { CloudPlace, IdentifiedQuestion } from "../contract";
import { numberAt, type Properties, recordsAt, textAt, textsAt, valueAt } from "../properties";
import type { GcpTypes } from "./gcp-type";
import { numberOf } from "./ids";
import { idOf, inProject, lastPart, locationOf, projectOf, regionOfLocation, selfLink, zonesOf } from "./names";
import { releaseOf } from "./versions";

/** Of an API server that no rehearsal is behind; set aside for documentation by RFC 5737. */
const noEndpoint = "192.0.2.1";

/** Clusters and node pools. https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1 */
export const container: GcpTypes = {
  "gcp:container/cluster:Cluster": {
    label: "Cluster",
    autoname: { property: "name", maxLength: 40 },
    id: (question) => {
      const { inputs, name } = question;
      return `projects/${projectOf(question)}/locations/${locationOf(question)}/clusters/${textAt(inputs, "name") || name}`;
    },
    saysBefore: { create: "", update: "", delete: "" },
    defaults: { deletionProtection: true, enableShieldedNodes: true, networkingMode: "VPC_NATIVE" },
    computed: clusterOutputs,
    computedInside: {
      "controlPlaneEndpointsConfig.dnsEndpointConfig": ["endpoint"],
      ipAllocationPolicy: ["clusterIpv4CidrBlock", "servicesIpv4CidrBlock"],
      masterAuth: ["clusterCaCertificate"],
      privateClusterConfig: ["privateEndpoint", "publicEndpoint"],
    },
  },
  "gcp:container/nodePool:NodePool": {
    label: "NodePool",
    autoname: { property: "name", maxLength: 40 },
    id: (question) => `${clusterIdOf(question)}/nodePools/${textAt(question.inputs, "name") || question.name}`,
    saysBefore: { create: "error creating NodePool: ", update: "", delete: "Error deleting NodePool: " },
    computed: nodePoolOutputs,
  },
};

/** The id of the cluster that a node pool says it belongs to, by its name or its id. */
export function clusterIdOf(question: { readonly inputs: Properties; readonly place: CloudPlace }): string {
  const cluster = textAt(question.inputs, "cluster");
  return cluster.includes("/")
    ? cluster
    : `projects/${projectOf(question)}/locations/${locationOf(question)}/clusters/${cluster}`;
}

function clusterOutputs(question: IdentifiedQuestion): Properties {
  const { inputs, place, id, previous, name } = question;
  const location = locationOf(question);
  const endpoint = place.controlPlane?.endpoint.replace(/^https:\/\//, "") ?? noEndpoint;
  const wanted = releaseOf(textAt(inputs, "minMasterVersion"));
  const masterVersion = wanted || textAt(previous, "masterVersion") || releaseOf("1.35");
  return {
    ...inProject(question),
    location,
    endpoint,
    masterVersion,
    nodeVersion: masterVersion,
    ...ranges(question),
    nodeLocations: inputs.nodeLocations ?? zonesOf(location),
    selfLink: `https://container.googleapis.com/v1/${id}`,
    labelFingerprint: place.newId("fingerprint", name),
    masterAuth: {
      ...(valueAt(inputs, "masterAuth") as Properties | undefined),
      clientCertificate: "",
      clientKey: "",
      clusterCaCertificate: place.controlPlane?.certificateAuthority ?? "Y2VydGlmaWNhdGU=",
    },
    ...endpoints(question, endpoint),
    datapathProvider: inputs.datapathProvider ?? "LEGACY_DATAPATH",
    defaultMaxPodsPerNode: inputs.defaultMaxPodsPerNode ?? 110,
    nodePools: [],
    operation: "",
  };
}

/** Where the API server is reached: by addresses, and by a name that Google draws once for each cluster. */
function endpoints(question: IdentifiedQuestion, endpoint: string): Properties {
  const { inputs, name, place, previous } = question;
  const privateConfig = valueAt(inputs, "privateClusterConfig") as Properties | undefined;
  const config = valueAt(inputs, "controlPlaneEndpointsConfig") as Properties | undefined;
  const dns = valueAt(config, "dnsEndpointConfig") as Properties | undefined;
  const region = regionOfLocation(locationOf(question));
  const drawn = `gke-${place.newId("endpoint", name)}-${numberOf(question)}.${region}.gke.goog`;
  return {
    privateClusterConfig: {
      ...privateConfig,
      privateEndpoint: endpoint,
      publicEndpoint: endpoint,
      peeringName: "",
      masterIpv4CidrBlock: privateConfig?.masterIpv4CidrBlock ?? "",
    },
    controlPlaneEndpointsConfig: {
      ipEndpointsConfig: { enabled: true },
      ...config,
      dnsEndpointConfig: {
        allowExternalTraffic: false,
        ...dns,
        endpoint: textAt(previous, "controlPlaneEndpointsConfig", "dnsEndpointConfig", "endpoint") || drawn,
      },
    },
  };
}

/** The ranges of pods and Services, by the subnetwork's secondary ranges. */
function ranges({ inputs, place }: IdentifiedQuestion): Properties {
  const subnetwork = place.find?.("gcp:compute/subnetwork:Subnetwork", idOf(textAt(inputs, "subnetwork")));
  const secondary = recordsAt(subnetwork, "secondaryIpRanges");
  const policy = valueAt(inputs, "ipAllocationPolicy") as Properties | undefined;
  const named = (property: string) =>
    textAt(
      secondary.find(({ rangeName }) => rangeName === textAt(policy, property)),
      "ipCidrRange",
    );
  const clusterIpv4Cidr = named("clusterSecondaryRangeName") || textAt(policy, "clusterIpv4CidrBlock");
  const servicesIpv4Cidr = named("servicesSecondaryRangeName") || textAt(policy, "servicesIpv4CidrBlock");
  return {
    clusterIpv4Cidr,
    servicesIpv4Cidr,
    ipAllocationPolicy: {
      stackType: "IPV4",
      ...policy,
      clusterIpv4CidrBlock: clusterIpv4Cidr,
      servicesIpv4CidrBlock: servicesIpv4Cidr,
    },
  };
}

function nodePoolOutputs(question: IdentifiedQuestion): Properties {
  const { inputs, place, previous, name } = question;
  const clusterId = clusterIdOf(question);
  const cluster = place.find?.("gcp:container/cluster:Cluster", clusterId);
  const location = locationOf({ ...question, inputs: { location: lastPart(clusterId.split("/clusters/")[0] ?? "") } });
  const given = textsAt(inputs, "nodeLocations");
  const nodeLocations = given.length > 0 ? given : textsAt(cluster, "nodeLocations");
  const zones = nodeLocations.length > 0 ? nodeLocations : zonesOf(location);
  const group = `gke-${lastPart(clusterId)}-${textAt(inputs, "name") || name}-${place.newId("group", name).slice(0, 8)}`;
  const groups = (kind: string) =>
    zones.map((zone) => selfLink(`projects/${projectOf(question)}/zones/${zone}/${kind}/${group}-grp`));
  const { initialNodeCount, nodeCount } = counts(inputs, previous);
  return {
    ...inProject(question),
    location,
    nodeLocations: zones,
    instanceGroupUrls: groups("instanceGroupManagers"),
    managedInstanceGroupUrls: groups("instanceGroups"),
    version: releaseOf(textAt(inputs, "version")) || textAt(previous, "version") || textAt(cluster, "masterVersion"),
    maxPodsPerNode: inputs.maxPodsPerNode ?? cluster?.defaultMaxPodsPerNode ?? 110,
    initialNodeCount,
    nodeCount,
    operation: "",
  };
}

/** Nodes in each zone: what the pool begins with, and what it has. */
function counts(inputs: Properties, previous: Properties | undefined): Properties {
  const begins = numberAt(inputs, "initialNodeCount") ?? numberAt(inputs, "autoscaling", "minNodeCount");
  const initialNodeCount = numberAt(previous, "initialNodeCount") ?? begins ?? numberAt(inputs, "nodeCount") ?? 0;
  return { initialNodeCount, nodeCount: numberAt(inputs, "nodeCount") ?? initialNodeCount };
}
