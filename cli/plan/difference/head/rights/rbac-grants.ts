import type { RegisteredResource } from "../../../../../components/testing";
import { type Fields, items, text, texts } from "../../../../values";
import { kindOf, labelOf, nameOf, namespaceOf } from "../../../label";
import { aggregatedGrants, collectedGrants } from "./aggregation";
import type { Grant } from "./grant";

/**
 * Subjects that stand for everybody, or for everybody who can sign in.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
const everybody = new Set([
  "system:authenticated",
  "system:unauthenticated",
  "system:anonymous",
  "system:serviceaccounts",
]);

/** Lists what a Role, a ClusterRole or a binding of Kubernetes gives. */
export function rbacGrants(resource: RegisteredResource, byUrn: ReadonlyMap<string, RegisteredResource>): Grant[] {
  if (!resource.type.startsWith("kubernetes:rbac.")) {
    return [];
  }
  if (kindOf(resource).endsWith("Binding")) {
    return bindingGrants(resource, byUrn);
  }
  const own = ruleGrants(resource);
  return [...own, ...aggregatedGrants(resource, own, byUrn), ...collectedGrants(resource)];
}

function bindingGrants(resource: RegisteredResource, byUrn: ReadonlyMap<string, RegisteredResource>): Grant[] {
  const { roleRef, subjects } = resource.inputs;
  const role = `${text(roleRef, "kind") ?? "Role"} ${text(roleRef, "name") ?? ""}`;
  const namespace = namespaceOf(resource);
  /* `edit` also reads Secrets and acts as every account of the namespace. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
  const isAdmin =
    ofAdministrators.test(text(roleRef, "name") ?? "") || (namespace === "" && runsPods(text(roleRef, "name"), byUrn));
  return items(subjects).map((subject) => {
    const name = text(subject, "name") ?? "(known later)";
    const place = subject.kind === "ServiceAccount" ? `${text(subject, "namespace") ?? namespace}/` : "";
    return {
      who: `${text(subject, "kind") ?? "subject"} ${place}${name}`,
      may: `everything of ${role}`,
      on: namespace === "" ? "in every namespace" : `in ${namespace}`,
      when: [],
      boundless: isAdmin || role === "ClusterRole edit" || everybody.has(name),
      ...(subject.kind === "Group" && { group: true as const }),
    };
  });
}

/** Names of administrators' roles, and Kubernetes' own roles that together give themselves every right: those of its controllers and nodes. */
const ofAdministrators = /(?:^|[-:])admin$|^system:(?:controller:.+|kube-controller-manager|node)$/;

/** Kinds that start pods, as any service account of their namespace. */
const podMakers = /^(?:deployments|replicasets|statefulsets|daemonsets|replicationcontrollers|jobs|cronjobs|\*)$/;

const writing = new Set(["create", "update", "patch", "*"]);

/** Reports whether a ClusterRole of the program lets its holders start pods. */
function runsPods(role: string | undefined, byUrn: ReadonlyMap<string, RegisteredResource>): boolean {
  const roles = [...byUrn.values()].filter(
    (each) => each.type.startsWith("kubernetes:rbac.") && kindOf(each) === "ClusterRole",
  );
  return roles
    .filter((each) => nameOf(each) === role)
    .flatMap((each) => items(each.inputs.rules))
    .some(
      (rule) =>
        texts(rule.resourceNames).length === 0 &&
        texts(rule.verbs).some((verb) =>
          texts(rule.resources).some((kind) =>
            kind === "pods" ? ["create", "*"].includes(verb) : podMakers.test(kind) && writing.has(verb),
          ),
        ),
    );
}

function ruleGrants(resource: RegisteredResource): Grant[] {
  return items(resource.inputs.rules).flatMap((rule) =>
    texts(rule.verbs).flatMap((verb) =>
      targetsOf(rule).map((target) => ({
        who: `holders of ${labelOf({ ...resource, name: nameOf(resource) })}`,
        may: verb,
        on: target,
        when: [],
        boundless: isBoundless(verb, target),
      })),
    ),
  );
}

function targetsOf({ apiGroups, resources, resourceNames, nonResourceURLs }: Fields): string[] {
  const groups = Array.isArray(apiGroups) ? apiGroups.map((group: unknown) => text(group) ?? "") : [""];
  const names = texts(resourceNames);
  const only = names.length === 0 ? "" : ` named ${names.join(", ")}`;
  const kinds = texts(resources).flatMap((resource) =>
    groups.map((group) => `${resource}${group === "" ? "" : `.${group}`}${only}`),
  );
  return [...kinds, ...texts(nonResourceURLs)];
}

/** Ways to act as pods, nodes and service accounts, and to intercept requests to the API server. `*` stands for every kind. */
const escalating =
  /^(?:(?:pods|\*)\/(?:exec|attach|ephemeralcontainers)|(?:nodes|\*)\/proxy|(?:serviceaccounts|\*)\/token|(?:certificatesigningrequests|\*)\/approval|(?:mutating|validating)webhookconfigurations|mutatingadmissionpolic(?:ies|ybindings)|apiservices|persistentvolumes)$/;

/** https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks */
function isBoundless(verb: string, target: string): boolean {
  const [resource = ""] = target.split(/[. ]/);
  const isNamed = target.includes(" named ");
  const isSecrets = resource === "secrets" && !isNamed;
  /* A shell is opened by `get`, too: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#request-verb-resource */
  const acts = ["create", "update", "patch", ...(/\/(?:exec|attach|proxy)$/.test(resource) ? ["get"] : [])];
  const escalates = escalating.test(resource) && !isNamed && acts.includes(verb);
  return (
    verb === "*" || resource === "*" || isSecrets || escalates || ["escalate", "bind", "impersonate"].includes(verb)
  );
}
