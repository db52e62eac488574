import { matches } from "../../../checks";
import { collectProblems, expected, isPlain, type Problem } from "../../../problems";
import { checkConnection, checkDescribedClasses, checkDescribedFacts, checkDescribedRanges } from "../../existing";
import { checkAllowedTags, checkMinor } from "../../shared-checks";
import { checkResourceId } from "../check-id";
import { checkPublicRegion } from "../network";
import { builtinClasses, checkClass, ownParameters } from "../storage";
import { tagLimits } from "../tag-limits";
import type { ExistingAksClusterArgs } from "./args";

const namePattern = /^[0-9A-Za-z]([0-9A-Za-z_-]{0,61}[0-9A-Za-z])?$/;

/** Lists all mistakes in the description of a cluster. The program creates nothing while the description has mistakes. */
export function checkExistingAks(name: string, args: ExistingAksClusterArgs): Problem[] {
  const { clusterName = name, location } = args;
  const { nodeCidrs, podCidrs, serviceCidrs, apiServerCidrs } = args.network;
  return [
    ...matches(
      "clusterName",
      clusterName,
      namePattern,
      'a name of up to 63 letters, digits, "-" and "_" that begins and ends with a letter or digit',
    ),
    ...checkPublicRegion("location", location),
    ...checkMinor("kubernetesVersion", args.kubernetesVersion, "existing AKS"),
    ...checkIssuer(args),
    ...checkConnection(args),
    ...checkDescribedRanges({ nodeCidrs, podCidrs, serviceCidrs, apiServerCidrs }),
    ...checkStorage(args),
    ...checkDescribedFacts(args),
    ...checkAllowedTags("tags", args.tags ?? {}, tagLimits),
  ];
}

/**
 * Lists the mistake of an issuer of another region or tenant. The issuer's URL names both: `https://{region}.oic.prod-aks.azure.com/{tenant}/{uuid}/`
 * (https://learn.microsoft.com/azure/aks/workload-identity-deploy-cluster#retrieve-the-oidc-issuer-url). Issuers of older clusters have the host
 * `oidc.prod-aks.azure.com`, and their URLs name neither.
 */
function checkIssuer({ issuer, location, tenantId }: ExistingAksClusterArgs): Problem[] {
  const [, region, tenant] = isPlain<string>(issuer)
    ? (/^https:\/\/([a-z0-9]+)\.oic\.prod-aks\.azure\.com\/([^/]+)\//.exec(issuer) ?? [])
    : [];
  const isElsewhere = region !== undefined && region !== location;
  const isForeign = tenant !== undefined && tenant.toLowerCase() !== tenantId.toLowerCase();
  return collectProblems([
    isElsewhere && expected("issuer", `an issuer in the cluster's location (${location})`, issuer),
    isForeign && expected("issuer", `an issuer of the cluster's tenant (${tenantId})`, issuer),
  ]);
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
