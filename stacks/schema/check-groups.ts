import { expected, type Problem } from "../../components";
import type { ClusterConfig } from "./cluster";
import type { StackConfig } from "./stack";

/** Decides whether a group can exist in a kind of cluster. */
interface GroupRule {
  readonly form: string;
  readonly fix: string;
  readonly fits: (group: string) => boolean;
}

/**
 * Lists the groups of tenants that cannot exist in the cluster. Kubernetes accepts any name of a group, but nobody would get the permissions. The
 * groups of an existing cluster are unknown.
 */
export function checkGroups({ cluster, tenants }: StackConfig): Problem[] {
  const rule = ruleOf(cluster);
  return rule === undefined
    ? []
    : Object.entries(tenants).flatMap(([name, { access = {} }]) => {
        const { roles = {}, ...standard } = access;
        const path = `keelson:tenants.${name}.access`;
        return [
          ...Object.entries(standard).flatMap(([key, groups]) => unknown(`${path}.${key}`, groups, rule)),
          ...Object.entries(roles).flatMap(([key, { groups }]) => unknown(`${path}.roles.${key}.groups`, groups, rule)),
        ];
      });
}

function unknown(path: string, groups: readonly string[] = [], { form, fix, fits }: GroupRule): Problem[] {
  return groups.flatMap((group, index) => (fits(group) ? [] : [expected(`${path}[${index}]`, form, group, fix)]));
}

function ruleOf(cluster: ClusterConfig): GroupRule | undefined {
  switch (cluster.kind) {
    case "eks":
      return groupsOfEks(cluster);
    case "gke":
      return groupsOfGoogle;
    case "aks":
      return groupsOfEntra;
    default:
      return undefined;
  }
}

/** Without an identity provider, users get groups only from access entries. https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html */
function groupsOfEks({ access }: Extract<ClusterConfig, { kind: "eks" }>): GroupRule | undefined {
  const { admins, editors = {}, viewers = {}, members = {} } = access;
  const people = [admins, editors, viewers, members].flatMap((each) => Object.values(each));
  const known = new Set(people.flatMap(({ groups = [] }) => groups));
  const listed = [...known].sort((one, other) => one.localeCompare(other));
  return access.identityProvider === undefined
    ? {
        form: `a group in keelson:cluster.access (${listed.length === 0 ? "none is listed" : listed.join(", ")})`,
        fix: "add this group to a principal in keelson:cluster.access, for instance under members",
        fits: (group) => known.has(group),
      }
    : undefined;
}

/** https://cloud.google.com/kubernetes-engine/docs/how-to/google-groups-rbac */
const groupsOfGoogle: GroupRule = {
  form: "the address of a Google Group such as developers@example.com",
  fix: "this group must be a member of keelson:cluster.access.securityGroup",
  fits: (group) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(group),
};

/** https://learn.microsoft.com/azure/aks/azure-ad-rbac */
const groupsOfEntra: GroupRule = {
  form: "the object id (a GUID) of a Microsoft Entra group",
  fix: "run az ad group show --group NAME --query id",
  fits: (group) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(group),
};
