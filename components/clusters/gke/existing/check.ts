import { matches } from "../../../checks";
import { collectProblems, expected, isPlain, type Problem } from "../../../problems";
import { checkDescribedClasses, checkDescribedFacts, checkDescribedRanges, checkKubeconfig } from "../../existing";
import { checkAllowedTags, checkMinor, checkRegion } from "../../shared-checks";
import { checkKey } from "../check-key";
import { labelLimits } from "../label-limits";
import { regions } from "../network";
import { builtinClasses, checkClass, checkVolumes, ownParameters } from "../storage";
import type { ExistingGkeClusterArgs } from "./args";

const namePattern = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;

/** Lists all mistakes in the description of a cluster. The program creates nothing while the description has mistakes. */
export function checkExistingGke(name: string, args: ExistingGkeClusterArgs): Problem[] {
  const { clusterName = name, endpoint, certificateAuthority: authority } = args;
  const { nodeCidrs, podCidrs, serviceCidrs, controlPlaneCidrs } = args.network;
  const given = endpoint === undefined ? "certificateAuthority" : "endpoint";
  const fix = "an endpoint needs its certificate authority; to use the DNS name, remove both";
  return [
    ...matches(
      "clusterName",
      clusterName,
      namePattern,
      'a name of up to 40 lower-case letters, digits and "-" that begins with a letter and does not end in "-"',
    ),
    ...checkLocation(args),
    ...checkMinor("kubernetesVersion", args.kubernetesVersion, "extended GKE"),
    ...collectProblems([
      (endpoint === undefined) !== (authority === undefined) && {
        path: "certificateAuthority",
        message: `expected both endpoint and certificateAuthority, or neither, got only ${given}; ${fix}`,
      },
    ]),
    ...(isPlain<string>(args.kubeconfig) ? checkKubeconfig("kubeconfig", args.kubeconfig) : []),
    ...checkDescribedRanges({ nodeCidrs, podCidrs, serviceCidrs, controlPlaneCidrs }),
    ...checkStorage(args),
    ...checkDescribedFacts(args),
    ...checkAllowedTags("labels", args.labels ?? {}, labelLimits),
  ];
}

/** Lists the mistakes in the region or zone, and the mistake of a DNS name of another region. */
function checkLocation({ location, dnsEndpoint }: ExistingGkeClusterArgs): Problem[] {
  const region = regionOf(location);
  const form = "a region of Google Cloud such as europe-west4, or one of its zones such as europe-west4-a";
  const [, given] = isPlain<string>(dnsEndpoint) ? (/^[^.]+\.([^.]+)\.gke\.goog$/.exec(dnsEndpoint) ?? []) : [];
  const isElsewhere = given !== undefined && given.replace(/-[a-z]$/, "") !== region;
  return [
    ...checkRegion("location", region, { ...regions, form }),
    ...collectProblems([
      isElsewhere && expected("dnsEndpoint", `a DNS name in the cluster's location (${location})`, dnsEndpoint),
    ]),
  ];
}

/** Returns the region of a zone, or a region itself. */
function regionOf(location: string): string {
  return location.replace(/-[a-z]$/, "");
}

function checkStorage({
  storage: { classes = {}, volumes = {}, encryptionKey } = {},
  storageClasses = {},
  location,
}: ExistingGkeClusterArgs): Problem[] {
  const own = [...ownParameters.disk, ...ownParameters.files];
  const names = [...Object.values(storageClasses), ...builtinClasses, ...Object.keys(classes)];
  return [
    ...checkDescribedClasses(classes, storageClasses, { builtin: builtinClasses, own }),
    ...Object.entries(classes).flatMap(([name, each]) => checkClass(`storage.classes.${name}`, each)),
    ...checkVolumes(volumes, names),
    ...checkKey("storage.encryptionKey", encryptionKey, regionOf(location)),
  ];
}
