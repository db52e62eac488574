import served from "./served.json";

/** What a real API server serves without any CustomResourceDefinition; `tests/engine/served-resources.test.ts` reads it again. */
const { groups, source } = served as {
  readonly source: string;
  readonly groups: Readonly<Record<string, readonly string[]>>;
};

/** The server from which the resources were read: `kube-apiserver v1.35.4`. */
export const servedBy = source;

/**
 * Verbs that no resource serves, but that RBAC asks about:
 * https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
 */
const special = ["approve", "attest", "bind", "escalate", "impersonate", "sign", "use"];

const verbs: ReadonlySet<string> = new Set([...served.verbs, ...special]);

/**
 * Resources that RBAC checks but no API server lists: the kubelet's own
 * (https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/), the targets of impersonation
 * (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation), and signers
 * (https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/).
 */
const unlisted: Readonly<Record<string, RegExp>> = {
  "": /^(nodes\/(checkpoint|configz|healthz|log|metrics|pods|spec|stats)|users|groups)$/,
  "authentication.k8s.io": /^(uids|userextras\/.+)$/,
  "certificates.k8s.io": /^signers$/,
  "discovery.k8s.io": /^endpointslices\/restricted$/,
};

/** Reports whether any resource has a verb. */
export function isVerb(verb: string): boolean {
  return verb === "*" || verbs.has(verb);
}

/** Lists the resources of a group of Kubernetes' own; `undefined` for any other group. */
export function resourcesOf(group: string): readonly string[] | undefined {
  return groups[group];
}

/**
 * Reports whether a group has a resource.
 *
 * @param known the group's resources
 */
export function hasResource(group: string, known: readonly string[], resource: string): boolean {
  const [name = "", part] = resource.split("/");
  /* A controller needs this part to block the deletion of an owner: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#ownerreferencespermissionenforcement */
  const isOwner = part === "finalizers" && known.includes(name);
  return resource.includes("*") || known.includes(resource) || isOwner || unlisted[group]?.test(resource) === true;
}
