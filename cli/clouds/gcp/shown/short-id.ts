/** `prod` of one's own project's `projects/shop/global/networks/prod`, `other:prod` of another's; anything else as it is. */
export function shortResourceName(id: string, isOwn: (project: string) => boolean): string {
  const [, project = "", name = ""] =
    /^(?:https:\/\/[^/]+\/[^/]+\/v1\/)?projects\/([^/]+)\/(?:.+\/)?([^/]+)$/.exec(id) ?? [];
  if (name === "") {
    return id;
  }
  return isOwn(project) ? name : `${project}:${name}`;
}

/** Whom IAM means: an account without its project's domain, `namespace/name` of a service account in the cluster. */
export function shortMember(member: string): string {
  const [, namespace, name] = /\.svc\.id\.goog(?:\/subject\/ns\/|\[)([^/]+)\/(?:sa\/)?([^\]/]+)\]?$/.exec(member) ?? [];
  if (namespace !== undefined && name !== undefined) {
    return `${namespace}/${name}`;
  }
  const [, agent] = /^serviceAccount:service-\d+@([a-z-]+)\.iam\.gserviceaccount\.com$/.exec(member) ?? [];
  return agent === undefined ? member.replace(/^serviceAccount:([^@]+)@.*$/, "$1") : `Google's ${agent}`;
}

/** A role without what all of Google's own begin with. */
export function shortRole(role: string): string {
  return role.replace(/^roles\//, "");
}
