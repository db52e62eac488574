import { at, text } from "../../../values";
import type { CloudResource } from "../../contract";
import { oneOf } from "../../property-checks";
import type { Replacement } from "../../replacement";
import type { GcpType, Use } from "../gcp-type";
import { idOf, type Located, lastPart, locationOf, projectOf, regionOfLocation } from "../names";
import { forceNew } from "../replaced-by";
import { locationalId } from "../resource-ids";
import { callerMayActAs } from "./acts-as";
import { clusterOutputs } from "./cluster-outputs";
import {
  hasLocation,
  hasNodes,
  inNetwork,
  isNotProtected,
  knownVersion,
  podRangeIsLarge,
  secondaryRangesExist,
  versionStep,
  zonesAreFurther,
} from "./cluster-refusals";
import { hasPublicName, publicRanges, shownCluster } from "./cluster-shown";
import { alreadyExists, autoname, containerName } from "./container-name";
import { mayEncryptDisks, mayEncryptSecrets } from "./encryption";
import { nodeConfigReplacedBy } from "./node-config";

const source = "container/resource_container_cluster.go";

/** Inputs that can be switched on in place, but not off (`isBeenEnabled`). */
const onlyOn: Replacement[] = ["enableFqdnNetworkPolicy", "enableL4IlbSubsetting"].flatMap((path) =>
  forceNew(source, [path]).map((row) => ({ ...row, except: ({ inputs }) => inputs[path] === true })),
);

/** Clusters of GKE. https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters */
export const cluster: GcpType = {
  token: "gcp:container/cluster:Cluster",
  label: "Cluster",
  saysBefore: { create: "", update: "", delete: "" },
  autoname,
  id: locationalId("clusters"),
  defaults: {
    deletionProtection: true,
    enableKubernetesAlpha: false,
    enableShieldedNodes: true,
    networkingMode: "VPC_NATIVE",
  },
  computed: clusterOutputs,
  computedInside: {
    "controlPlaneEndpointsConfig.dnsEndpointConfig": ["endpoint"],
    ipAllocationPolicy: ["clusterIpv4CidrBlock", "servicesIpv4CidrBlock"],
    masterAuth: ["clusterCaCertificate"],
    privateClusterConfig: ["privateEndpoint", "publicEndpoint"],
  },
  properties: {
    name: containerName,
    datapathProvider: oneOf(["DATAPATH_PROVIDER_UNSPECIFIED", "LEGACY_DATAPATH", "ADVANCED_DATAPATH"]),
  },
  refuses: {
    create: [
      hasLocation,
      knownVersion,
      hasNodes,
      inNetwork,
      secondaryRangesExist,
      podRangeIsLarge,
      zonesAreFurther,
      mayEncryptSecrets,
      mayEncryptDisks,
      callerMayActAs,
    ],
    update: [knownVersion, versionStep, mayEncryptSecrets, zonesAreFurther],
    delete: [isNotProtected],
  },
  unique: alreadyExists,
  uses,
  replacedBy: [
    ...forceNew(source, [
      "clusterAutoscaling.autoProvisioningDefaults.bootDiskKmsKey",
      "clusterIpv4Cidr",
      "confidentialNodes",
      "dataplaneOptimizationMode",
      "datapathProvider",
      "defaultMaxPodsPerNode",
      "description",
      "enableAutopilot",
      "enableKubernetesAlpha",
      "enableTpu",
      "initialNodeCount",
      "ipAllocationPolicy.clusterIpv4CidrBlock",
      "ipAllocationPolicy.clusterSecondaryRangeName",
      "ipAllocationPolicy.podCidrOverprovisionConfig",
      "ipAllocationPolicy.servicesIpv4CidrBlock",
      "ipAllocationPolicy.servicesSecondaryRangeName",
      "location",
      "masterAuth.clientCertificateConfig",
      "name",
      "network",
      "networkingMode",
      "nodePools",
      "privateClusterConfig.masterIpv4CidrBlock",
      "privateClusterConfig.privateEndpointSubnetwork",
      "project",
      "subnetwork",
      "tpuConfig.enabled",
      "tpuConfig.useServiceNetworking",
      "userManagedKeysConfig.aggregationCa",
      "userManagedKeysConfig.clusterCa",
      "userManagedKeysConfig.etcdApiCa",
      "userManagedKeysConfig.etcdPeerCa",
    ]),
    ...onlyOn,
    ...nodeConfigReplacedBy,
  ],
  precious: true,
  shown: shownCluster,
  opens: (inputs) => {
    const ranges = publicRanges(inputs);
    return [
      ...(ranges.length === 0 ? [] : [`its API server for ${ranges.join(", ")}`]),
      ...(hasPublicName(inputs) ? ["its API server by DNS name, for everybody whom IAM admits"] : []),
    ];
  },
  admits: (inputs) => [
    { to: "its API server", from: publicRanges(inputs) },
    {
      to: "its API server by DNS name, for everybody whom IAM admits",
      from: hasPublicName(inputs) ? ["0.0.0.0/0"] : [],
    },
  ],
};

/** GKE reaches the control plane through the subnetwork: https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation */
function uses({ id, state }: CloudResource, account: Located["place"]): Use[] {
  const located = { inputs: state, place: account };
  const region = `projects/${projectOf(located)}/regions/${regionOfLocation(locationOf(located))}`;
  const user = `projects/${account.accountId}/regions/${account.region}/forwardingRules/gke-${lastPart(id)}-pe`;
  return [state.subnetwork, at(state, "privateClusterConfig", "privateEndpointSubnetwork")]
    .map((reference) => idOf(text(reference) ?? ""))
    .map((given) => ({ id: given.includes("/") ? given : `${region}/subnetworks/${given}`, user }));
}
