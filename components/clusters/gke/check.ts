import { collectProblems, type Problem, quote } from "../../problems";
import { ClusterDns, type GkeClusterArgs, ReleaseChannel, WorkloadLogs } from "./args";
import { checkAccess } from "./access/check";
import { checkEndpoint } from "./control-plane/check";
import { checkLabels } from "./check-labels";
import { checkMaintenance } from "./maintenance/check";
import { checkNetwork } from "./network/check";
import { checkMaxPods, checkNodePools } from "./nodes/check";
import { checkCni } from "./cni/cni";
import { checkGatewayClass } from "./gateway-classes";
import { nodeAccountSuffix } from "./nodes/node-account";

const namePattern = /^[a-z][a-z0-9-]*[a-z0-9]$/;
/** A service account's id has 6 to 30 characters, and the nodes' is named after the cluster. */
const nameLengths = { min: 2, max: 30 - nodeAccountSuffix.length } as const;
const keyPattern = /^projects\/[^/]+\/locations\/([^/]+)\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/;

/** Lists all objections to a cluster's arguments, so that nothing is made before they are right. */
export function checkGke(name: string, args: GkeClusterArgs): Problem[] {
  return [
    ...checkIdentity(name, args),
    ...checkOptions(args),
    ...checkGatewayClass(args),
    ...checkNetwork(args),
    ...checkEndpoint(args),
    ...checkCni(args),
    ...checkNodePools(name, args),
    ...checkMaxPods("maxPodsPerNode", args.maxPodsPerNode),
    ...checkMaintenance(args),
    ...checkAccess(args),
    ...checkLabels(args.labels),
  ];
}

function checkIdentity(name: string, args: GkeClusterArgs): Problem[] {
  const { projectId, projectNumber, clusterName = name, kubernetesVersion, encryptionKey, region } = args;
  const keyLocation = encryptionKey === undefined ? undefined : keyPattern.exec(encryptionKey)?.[1];
  const isName =
    namePattern.test(clusterName) && clusterName.length >= nameLengths.min && clusterName.length <= nameLengths.max;
  return collectProblems([
    !/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(projectId) && {
      path: "projectId",
      message: `a project's id of 6 to 30 lower-case letters, digits and "-" that begins with a letter, not its name, given ${quote(projectId)}`,
    },
    !/^\d{6,}$/.test(projectNumber) && {
      path: "projectNumber",
      message: `the project's number in quotes (gcloud projects describe ${projectId} --format="value(projectNumber)"), given ${quote(projectNumber)}`,
    },
    !isName && {
      path: "clusterName",
      message: `a name of ${nameLengths.min} to ${nameLengths.max} lower-case letters, digits and "-" that begins with a letter, given ${quote(clusterName)}`,
    },
    !/^1\.\d{2}$/.test(kubernetesVersion) && {
      path: "kubernetesVersion",
      message: `a Kubernetes minor version such as "1.35", given ${quote(kubernetesVersion)}`,
    },
    encryptionKey !== undefined &&
      keyLocation !== region && {
        path: "encryptionKey",
        message: `the name of a key in ${region} (projects/…/locations/${region}/keyRings/…/cryptoKeys/…), given ${quote(encryptionKey)}`,
      },
  ]);
}

function checkOptions({ releaseChannel, dns, workloadLogs, logRetentionDays }: GkeClusterArgs): Problem[] {
  return [
    ...checkWord("releaseChannel", releaseChannel, Object.values(ReleaseChannel)),
    ...checkWord("dns", dns, Object.values(ClusterDns)),
    ...checkWord("workloadLogs", workloadLogs, Object.values(WorkloadLogs)),
    ...collectProblems([
      logRetentionDays !== undefined &&
        !(Number.isInteger(logRetentionDays) && logRetentionDays >= 1 && logRetentionDays <= 3650) && {
          path: "logRetentionDays",
          message: `a whole number of days from 1 to 3650, given ${quote(logRetentionDays)}`,
        },
    ]),
  ];
}

function checkWord(path: string, word: string | undefined, allowed: readonly string[]): Problem[] {
  const isWrong = word !== undefined && !allowed.includes(word);
  return isWrong ? [{ path, message: `one of ${allowed.join(", ")}, given ${quote(word)}` }] : [];
}
