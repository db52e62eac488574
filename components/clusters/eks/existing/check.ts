import { matches, minor } from "../../../checks";
import { expected, isPlain, type Problem } from "../../../problems";
import { checkRange } from "../../checks";
import { checkConnection, checkDescribedClasses, checkDescribedRanges } from "../../existing";
import { checkKey } from "../check-arn";
import { oidcProviderArn } from "../site";
import { builtinClass, checkClass, ownParameters } from "../storage";
import type { ExistingEksClusterArgs } from "./args";

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
const namePattern = /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/;

/** Lists all mistakes in the description of a cluster, so that nothing is created until they are correct. */
export function checkExistingEks(name: string, args: ExistingEksClusterArgs): Problem[] {
  const { accountId, clusterName = name, network, issuer } = args;
  const { nodeCidrs, podCidrs, controlPlaneCidrs, publicCidrs, interfaceEndpointCidrs, serviceCidr } = network;
  const ranges = { nodeCidrs, podCidrs, controlPlaneCidrs, publicCidrs, interfaceEndpointCidrs };
  return [
    ...matches("accountId", accountId, /^\d{12}$/, "the twelve digits of an account", "write them in quotes"),
    ...matches("clusterName", clusterName, namePattern, 'a name of up to 100 letters, digits, "-" and "_"'),
    ...minor("kubernetesVersion", args.kubernetesVersion),
    ...matches("issuer", issuer, /^https:\/\//, "the URL of the cluster's token issuer, with https://"),
    ...checkConnection(args),
    ...checkOidcProvider(args),
    ...checkDescribedRanges(ranges),
    ...checkRange("network.serviceCidr", serviceCidr),
    ...checkStorage(args),
  ];
}

function checkStorage({
  storage: { classes = {}, encryptionKeyArn } = {},
  storageClasses,
  region,
}: ExistingEksClusterArgs): Problem[] {
  const own = [...ownParameters.disk, ...ownParameters.files];
  return [
    ...checkDescribedClasses(classes, storageClasses, { builtin: [builtinClass], own }),
    ...Object.entries(classes).flatMap(([name, each]) => checkClass(`storage.classes.${name}`, each)),
    ...(isPlain<string>(encryptionKeyArn) ? checkKey("storage.encryptionKeyArn", encryptionKeyArn, region) : []),
  ];
}

/** Tells a provider of other tokens: IAM would refuse every pod, and only when it starts. */
function checkOidcProvider({ oidcProviderArn: arn, issuer, accountId, region }: ExistingEksClusterArgs): Problem[] {
  if (!isPlain<string>(arn) || !isPlain<string>(issuer)) {
    return [];
  }
  const own = oidcProviderArn({ accountId, region }, issuer);
  return arn === own ? [] : [expected("oidcProviderArn", `the provider of issuer (${own})`, arn)];
}
