import { matches } from "../../../checks";
import { expected, isPlain, type Problem } from "../../../problems";
import { checkConnection, checkDescribedClasses, checkDescribedFacts, checkDescribedRanges } from "../../existing";
import { checkAllowedTags, checkApart, checkMinor, checkPrivateRange, checkRegion } from "../../shared-checks";
import { checkKey } from "../check-arn";
import { regions, servicePrefixes } from "../network";
import { oidcProviderArn } from "../site";
import { builtinClass, checkClass, ownParameters } from "../storage";
import { tagLimits } from "../tag-limits";
import type { ExistingEksClusterArgs, ExistingEksNetworkArgs } from "./args";
import { checkKarpenter } from "./check-karpenter";

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
const namePattern = /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/;

/** The form of EKS' hosts. They contain the region. */
const hostPattern = /^https:\/\/(?:oidc\.eks\.|[^/]+\.)(?<region>[a-z]+(?:-[a-z]+)+-\d)\.(?:eks\.)?amazonaws\.com/;

/** Lists all mistakes in the description of a cluster. The program creates nothing while the description has mistakes. */
export function checkExistingEks(name: string, args: ExistingEksClusterArgs): Problem[] {
  const { clusterName = name, region, issuer, endpoint, karpenter, tags = {} } = args;
  return [
    ...matches(
      "clusterName",
      clusterName,
      namePattern,
      'a name of up to 100 letters, digits, "-" and "_" that begins with a letter or digit',
    ),
    ...checkRegion("region", region, regions),
    ...checkMinor("kubernetesVersion", args.kubernetesVersion, "eks"),
    ...(isPlain<string>(issuer) ? checkPlace("issuer", issuer, region) : []),
    ...checkConnection(args),
    ...(isPlain<string>(endpoint) ? checkPlace("endpoint", endpoint, region) : []),
    ...checkOidcProvider(args),
    ...checkRanges(args.network),
    ...(karpenter === undefined ? [] : checkKarpenter(karpenter, region)),
    ...checkStorage(args),
    ...checkDescribedFacts(args),
    ...checkAllowedTags("tags", tags, { ...tagLimits, own: ["managed-by", "cluster"] }),
  ];
}

/** Lists the mistake of an EKS URL of another region. */
function checkPlace(path: string, url: string, region: string): Problem[] {
  const { region: given } = hostPattern.exec(url)?.groups ?? {};
  return given === undefined || given === region
    ? []
    : [expected(path, `a URL in the cluster's region (${region})`, url)];
}

function checkRanges({ serviceCidr, ...network }: ExistingEksNetworkArgs): Problem[] {
  const { nodeCidrs, podCidrs, controlPlaneCidrs, publicCidrs, interfaceEndpointCidrs } = network;
  return [
    ...checkDescribedRanges({ nodeCidrs, podCidrs, controlPlaneCidrs, publicCidrs, interfaceEndpointCidrs }),
    ...checkPrivateRange("network.serviceCidr", serviceCidr, servicePrefixes),
    ...nodeCidrs.flatMap((nodes, index) =>
      isPlain<string>(nodes)
        ? checkApart("network.serviceCidr", serviceCidr, `network.nodeCidrs[${index}]`, nodes)
        : [],
    ),
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

/** Lists the mistake of an OIDC provider for the tokens of another cluster. IAM would refuse every pod, but only when the pod starts. */
function checkOidcProvider({ oidcProviderArn: arn, issuer, accountId, region }: ExistingEksClusterArgs): Problem[] {
  if (!isPlain<string>(arn) || !isPlain<string>(issuer)) {
    return [];
  }
  const own = oidcProviderArn({ accountId, region }, issuer);
  return arn === own ? [] : [expected("oidcProviderArn", `the OIDC provider of the issuer (${own})`, arn)];
}
