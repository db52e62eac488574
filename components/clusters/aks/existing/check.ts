import { matches, minor } from "../../../checks";
import { isPlain, type Problem } from "../../../problems";
import { checkConnection, checkDescribedClasses, checkDescribedRanges } from "../../existing";
import { checkGuid, checkResourceId } from "../check-id";
import { builtinClasses, checkClass, ownParameters } from "../storage";
import type { ExistingAksClusterArgs } from "./args";

const namePattern = /^[0-9A-Za-z]([0-9A-Za-z_-]{0,61}[0-9A-Za-z])?$/;

/** Lists all mistakes in the description of a cluster, so that nothing is created until they are correct. */
export function checkExistingAks(name: string, args: ExistingAksClusterArgs): Problem[] {
  const { clusterName = name, issuer } = args;
  const { nodeCidrs, podCidrs, serviceCidrs, apiServerCidrs } = args.network;
  return [
    ...checkGuid("subscriptionId", args.subscriptionId),
    ...checkGuid("tenantId", args.tenantId),
    ...matches("clusterName", clusterName, namePattern, 'a name of up to 63 letters, digits, "-" and "_"'),
    ...matches("location", args.location, /^[a-z0-9]+$/, "a region such as westeurope"),
    ...minor("kubernetesVersion", args.kubernetesVersion),
    ...matches("issuer", issuer, /^https:\/\//, "the URL of the cluster's token issuer, with https://"),
    ...checkConnection(args),
    ...checkDescribedRanges({ nodeCidrs, podCidrs, serviceCidrs, apiServerCidrs }),
    ...checkStorage(args),
  ];
}

function checkStorage({
  storage: { classes = {}, diskEncryptionSetId: set } = {},
  storageClasses,
}: ExistingAksClusterArgs): Problem[] {
  const own = [...ownParameters.disk, ...ownParameters.files];
  return [
    ...checkDescribedClasses(classes, storageClasses, { builtin: builtinClasses, own }),
    ...Object.entries(classes).flatMap(([name, each]) => checkClass(`storage.classes.${name}`, each)),
    ...(isPlain<string>(set)
      ? checkResourceId("storage.diskEncryptionSetId", "Microsoft.Compute/diskEncryptionSets", set)
      : []),
  ];
}
