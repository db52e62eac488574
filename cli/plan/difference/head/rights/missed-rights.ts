import type { Grant } from "./grant";
import { scopesLost } from "./scopes";

/** Identities of programs: pods, functions and services of a cloud. */
const ofPrograms =
  /^(?:aws\.iam\.Role|gcp\.serviceaccount\.Account|azure-native\.managedidentity\.\w+|ServiceAccount) |^serviceAccount:|\.amazonaws\.com$/;

/** Whole rights on a cluster, an account or a project. */
const ofOwners =
  /^(?:AmazonEKSClusterAdminPolicy|AdministratorAccess|roles\/owner|roles\/container\.admin|Owner|Azure Kubernetes Service RBAC Cluster Admin)$|cluster-admin|system:masters/;

/**
 * Returns a function that reports whether somebody misses a lost right: a program stops to work without it, and without its last
 * administrator, a cluster or an account has nobody who could give the right back. Nobody needs to do everything otherwise. `come` are new
 * rights, with the narrower ones that they stand for.
 */
export function missing(
  now: readonly Grant[],
  come: readonly (Grant & { readonly lost: string })[],
): (grant: Grant) => boolean {
  const isNarrowed = (grant: Grant) =>
    scopesLost(
      grant,
      now.filter(({ who }) => who === grant.who),
      [],
    ) !== "";
  const isWidened = ({ who, may }: Grant) =>
    come.some((wider) => wider.lost !== "" && wider.may === may && (wider.who === who || wider.lost.includes(who)));
  const isLast = ({ may, on }: Grant) =>
    ofOwners.test(may) && !now.some((other) => isAdmin(other) && ofOwners.test(other.may) && other.on === on);
  const isNeeded = (grant: Grant) => (isAdmin(grant) ? isLast(grant) : ofPrograms.test(grant.who));
  return (grant) => isNeeded(grant) && !isNarrowed(grant) && !isWidened(grant);
}

function isAdmin({ boundless, denied }: Grant): boolean {
  return boundless && denied !== true;
}
