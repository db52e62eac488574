import type { RegisteredResource } from "../../../../../components/testing";
import { selects } from "../../../../label-selector";
import { fields, items } from "../../../../values";
import { kindOf, labelOf, nameOf } from "../../../label";
import type { Grant } from "./grant";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/*
 * ClusterRoles that collect the rules of others by label: whoever labels a role changes what everybody with the collecting role may do.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
 */

/** The collecting roles of Kubernetes. Each one is also part of the next one. */
const collecting = ["view", "edit", "admin"] as const;

/** Returns the labels that make roles a part of a collecting role of Kubernetes. */
function labelsFor(role: string): Record<string, string> {
  return { [`rbac.authorization.k8s.io/aggregate-to-${role}`]: "true" };
}

/** Lists the grants of a ClusterRole's rules to everybody who holds a role that collects them. `grants` are those of its own holders. */
export function aggregatedGrants(role: RegisteredResource, grants: readonly Grant[], byUrn: ByUrn): Grant[] {
  if (kindOf(role) !== "ClusterRole") {
    return [];
  }
  const labels = fields(role.inputs, "metadata", "labels");
  const own = collecting.find((name) => selects({ matchLabels: labelsFor(name) }, labels));
  const others = [...byUrn.values()].filter(
    (each) => each !== role && selectorsOf(each).some((selector) => selects(selector, labels)),
  );
  return [own ?? [], others.map(nameOf)].flat().flatMap((name) =>
    grants.map((grant) => ({
      ...grant,
      who: `everybody with ClusterRole ${name}`,
      boundless: grant.boundless || exceeds(name, grant),
    })),
  );
}

/** Lists what a ClusterRole collects from others that this plan may not have. */
export function collectedGrants(role: RegisteredResource): Grant[] {
  return selectorsOf(role).map((selector) => ({
    who: `holders of ${labelOf({ ...role, name: nameOf(role) })}`,
    may: `everything of ClusterRoles that match ${JSON.stringify(selector)}`,
    on: "",
    when: [],
    boundless: ["edit", "admin"].some((name) => selects(selector, labelsFor(name))),
  }));
}

function selectorsOf(role: RegisteredResource): unknown[] {
  return kindOf(role) === "ClusterRole" ? items(role.inputs, "aggregationRule", "clusterRoleSelectors") : [];
}

/** Permissions that `edit` leaves to administrators: RBAC, quotas, and cluster-scoped objects. */
const ofAdmins =
  /^(?:(?:cluster)?role(?:binding)?s|nodes|namespaces|persistentvolumes|resourcequotas|limitranges|customresourcedefinitions|apiservices|storageclasses|priorityclasses)\b/;

/** Reports whether a right is of another kind than those of the collecting role: `view` only reads, and `edit` gives no rights to others. */
function exceeds(role: string, { may, on }: Grant): boolean {
  const isReading = ["get", "list", "watch"].includes(may);
  return !isReading && (role === "view" || (role === "edit" && ofAdmins.test(on)));
}
