import { matches, minor, whole } from "../../checks";
import { isPlain, type Problem } from "../../problems";
import { checkApart } from "../checks";
import type { ClusterNetwork } from "../contract";
import { checkDescribedRanges } from "./check-ranges";
import type { ExistingClusterArgs } from "./cluster";

const accountPattern = /^[^/]+\/[^/]+$/;

/** Lists the mistakes in the description of a cluster that this program does not create. */
export function checkExistingCluster({
  kubernetesVersion,
  clusterIdentifier,
  network,
  identities = {},
}: ExistingClusterArgs): Problem[] {
  const { nodeCidrs, podCidrs, serviceCidrs, cloudEndpoints, apiServer } = network;
  const form = "a text that another cluster does not have, such as the uid of its kube-system namespace";
  return [
    ...matches("clusterIdentifier", clusterIdentifier, /./, form),
    ...minor("kubernetesVersion", kubernetesVersion),
    ...checkDescribedRanges({ nodeCidrs, podCidrs, serviceCidrs, cloudEndpoints, "apiServer.cidrs": apiServer.cidrs }),
    ...whole("network.apiServer.port", apiServer.port, { min: 1, max: 65_535 }),
    ...checkServices(network),
    ...Object.keys(identities).flatMap((account) =>
      matches(`identities.${account}`, account, accountPattern, "namespace/name of a service account"),
    ),
  ];
}

/** Lists ranges of Services that overlap those of pods. */
function checkServices({ podCidrs, serviceCidrs }: ClusterNetwork): Problem[] {
  return serviceCidrs.flatMap((services, index) =>
    podCidrs.flatMap((pods) =>
      isPlain<string>(services) && isPlain<string>(pods)
        ? checkApart(`network.serviceCidrs[${index}]`, services, "podCidrs", pods)
        : [],
    ),
  );
}
