import { type Fields, fields, items, text } from "../../../values";
import type { IdentifiedQuestion } from "../../contract";
import { numberOf } from "../ids";
import { idOf, inProject, locationOf, regionOfLocation, zonesOf } from "../names";
import { newestMinor, releaseOf } from "../versions";
import { secondaryRange } from "./secondary-range";

/** The address of an API server outside a rehearsal: RFC 5737 reserves it for documentation. */
const noEndpoint = "192.0.2.1";

export function clusterOutputs(question: IdentifiedQuestion): Fields {
  const { inputs, place, id, previous, name } = question;
  const location = locationOf(question);
  const controlPlane = place.controlPlane?.(id);
  const endpoint = controlPlane?.endpoint.replace(/^https:\/\//, "") ?? noEndpoint;
  const masterVersion = releaseOf(text(inputs.minMasterVersion) ?? text(previous, "masterVersion") ?? newestMinor);
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
      ...fields(inputs.masterAuth),
      clientCertificate: "",
      clientKey: "",
      clusterCaCertificate: controlPlane?.certificateAuthority ?? "Y2VydGlmaWNhdGU=",
    },
    ...endpoints(question, endpoint),
    datapathProvider: inputs.datapathProvider ?? "LEGACY_DATAPATH",
    defaultMaxPodsPerNode: inputs.defaultMaxPodsPerNode ?? 110,
    nodePools: poolsOf(inputs),
    operation: "",
  };
}

/**
 * Returns the pools that a cluster creates itself: those that it lists, or else its default pool, unless Google runs the nodes or the
 * provider removes that pool. https://www.pulumi.com/registry/packages/gcp/api-docs/container/cluster/#initialnodecount_nodejs
 */
function poolsOf({
  enableAutopilot,
  initialNodeCount,
  nodeConfig,
  nodePools,
  removeDefaultNodePool,
}: Fields): Fields[] {
  const listed = items(nodePools);
  if (listed.length > 0 || enableAutopilot === true || removeDefaultNodePool === true) {
    return listed;
  }
  return [{ name: "default-pool", initialNodeCount, nodeCount: initialNodeCount, nodeConfig: fields(nodeConfig) }];
}

/** Returns the addresses of the API server, and its DNS name. */
function endpoints(question: IdentifiedQuestion, endpoint: string): Fields {
  const { inputs, previous } = question;
  const privateConfig = fields(inputs.privateClusterConfig);
  const config = fields(inputs.controlPlaneEndpointsConfig);
  return {
    privateClusterConfig: {
      ...privateConfig,
      privateEndpoint: endpoint,
      publicEndpoint: endpoint,
      peeringName: "",
      masterIpv4CidrBlock: privateConfig.masterIpv4CidrBlock ?? "",
    },
    controlPlaneEndpointsConfig: {
      ipEndpointsConfig: { enabled: true },
      ...config,
      dnsEndpointConfig: {
        allowExternalTraffic: false,
        ...fields(config.dnsEndpointConfig),
        endpoint: text(previous, "controlPlaneEndpointsConfig", "dnsEndpointConfig", "endpoint") ?? dnsName(question),
      },
    },
  };
}

/**
 * Returns the DNS name that Google generates once for each cluster. A rehearsal has no DNS for it, so there it is the API server's address,
 * with the generated part before the `@` of a URL.
 */
function dnsName(question: IdentifiedQuestion): string {
  const { id, name, place } = question;
  const drawn = `gke-${place.newId("endpoint", name)}-${numberOf(question)}`;
  const address = place.controlPlane?.(id)?.endpoint.replace(/^https:\/\//, "");
  return address === undefined ? `${drawn}.${regionOfLocation(locationOf(question))}.gke.goog` : `${drawn}@${address}`;
}

/** Returns the ranges of pods and Services: the subnetwork's secondary ranges. */
function ranges({ inputs, place }: IdentifiedQuestion): Fields {
  const subnetwork = place.find?.("gcp:compute/subnetwork:Subnetwork", idOf(text(inputs.subnetwork) ?? ""));
  const policy = fields(inputs.ipAllocationPolicy);
  const rangeOf = (kind: "cluster" | "services") =>
    text(secondaryRange(subnetwork, text(policy[`${kind}SecondaryRangeName`])), "ipCidrRange") ??
    text(policy[`${kind}Ipv4CidrBlock`]) ??
    "";
  const [clusterIpv4Cidr, servicesIpv4Cidr] = [rangeOf("cluster"), rangeOf("services")];
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
