import { matches, minor } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkDescribedClasses, checkDescribedRanges } from "../../existing";
import { checkProject } from "../check-project";
import { builtinClasses, checkClass, checkVolumes, ownParameters } from "../storage";
import type { ExistingGkeClusterArgs } from "./args";

const namePattern = /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/;

/** Lists all mistakes in the description of a cluster, so that nothing is created until they are correct. */
export function checkExistingGke(name: string, args: ExistingGkeClusterArgs): Problem[] {
  const { clusterName = name, endpoint, certificateAuthority: authority } = args;
  const { nodeCidrs, podCidrs, serviceCidrs, controlPlaneCidrs } = args.network;
  const place = "a region such as europe-west4, or a zone such as europe-west4-a";
  const fix = "endpoint has a certificate of the cluster's own; leave both out for the DNS name";
  return [
    ...checkProject(args),
    ...matches("clusterName", clusterName, namePattern, 'a name of up to 40 lower-case letters, digits and "-"'),
    ...matches("location", args.location, /^[a-z]+-[a-z]+\d+(-[a-z])?$/, place),
    ...minor("kubernetesVersion", args.kubernetesVersion),
    ...matches("dnsEndpoint", args.dnsEndpoint, /^[^/]+\.gke\.goog$/, "a name such as gke-….europe-west4.gke.goog"),
    ...collectProblems([
      (endpoint === undefined) !== (authority === undefined) &&
        expected("certificateAuthority", "endpoint and certificateAuthority, or neither", undefined, fix),
    ]),
    ...checkDescribedRanges({ nodeCidrs, podCidrs, serviceCidrs, controlPlaneCidrs }),
    ...checkStorage(args),
  ];
}

function checkStorage({
  storage: { classes = {}, volumes = {} } = {},
  storageClasses = {},
}: ExistingGkeClusterArgs): Problem[] {
  const own = [...ownParameters.disk, ...ownParameters.files];
  const names = [...Object.values(storageClasses), ...builtinClasses, ...Object.keys(classes)];
  return [
    ...checkDescribedClasses(classes, storageClasses, { builtin: builtinClasses, own }),
    ...Object.entries(classes).flatMap(([name, each]) => checkClass(`storage.classes.${name}`, each)),
    ...checkVolumes(volumes, names),
  ];
}
