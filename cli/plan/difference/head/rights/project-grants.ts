import type { RegisteredResource } from "../../../../../components/testing";
import { at, items, text, texts } from "../../../../values";
import { destination, projectKind } from "../../../descriptions";
import { kindOf } from "../../../label";
import type { Grant } from "./grant";

/** Kinds that grant permissions in the whole cluster. */
const escalating = new Set(["*", "ClusterRole", "ClusterRoleBinding"]);

/** Lists what a project of Argo CD lets its applications and its people do. */
export function projectGrants(resource: RegisteredResource): Grant[] {
  if (!resource.type.startsWith("kubernetes:argoproj.io/") || kindOf(resource) !== "AppProject") {
    return [];
  }
  const { metadata, spec } = resource.inputs;
  const who = `applications of ${text(metadata, "name") ?? resource.name}`;
  const grant = (may: string, on: string, boundless: boolean): Grant => ({ who, may, on, when: [], boundless });
  const ofCluster = items(at(spec, "clusterResourceWhitelist"));
  const kinds = items(at(spec, "namespaceResourceWhitelist"));
  return [
    ...texts(at(spec, "sourceRepos")).map((url) => grant(`come from ${url}`, "", url === "*")),
    ...items(at(spec, "destinations")).map((place) =>
      grant(`deploy to ${destination(place)}`, "", place.namespace === "*" || place.server === "*"),
    ),
    ...ofCluster.map((one) => grant("act", projectKind(one), escalating.has(text(one.kind) ?? ""))),
    ...kinds.map((one) => grant("act", projectKind(one), one.kind === "*")),
    ...items(at(spec, "roles")).flatMap(({ groups, policies }) =>
      texts(groups).flatMap((group) => texts(policies).map((policy) => policyGrant(group, policy))),
    ),
  ];
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/ */
function policyGrant(group: string, policy: string): Grant {
  const [, , resource = "", action = "", object = "", effect] = policy.split(",").map((part) => part.trim());
  return {
    who: `Group ${group}`,
    may: `${action} ${resource}`,
    on: `${object} in Argo CD`,
    when: [],
    ...(effect === "deny" && { denied: true as const }),
    boundless: action === "*" || resource === "exec",
  };
}
