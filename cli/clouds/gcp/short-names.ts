/** Shortens an id: `prod` for `projects/shop/global/networks/prod` in your own project, `other:prod` in another. */
export function shortResourceName(id: string, isOwn: (project: string) => boolean): string {
  const [, project = "", name] =
    /^(?:https:\/\/[^/]+\/[^/]+\/v1\/)?projects\/([^/]+)\/(?:.+\/)?([^/]+)$/.exec(id) ?? [];
  if (name === undefined) {
    return id;
  }
  return isOwn(project) ? name : `${project}:${name}`;
}

/** Shortens a member of IAM: an account without its project's domain, `namespace/name` for a service account of Kubernetes. */
export function shortMember(member: string): string {
  const [, namespace, name] = /\.svc\.id\.goog(?:\/subject\/ns\/|\[)([^/]+)\/(?:sa\/)?([^\]/]+)\]?$/.exec(member) ?? [];
  if (namespace !== undefined && name !== undefined) {
    return `${namespace}/${name}`;
  }
  const [, agent] = /^serviceAccount:service-\d+@([a-z-]+)\.iam\.gserviceaccount\.com$/.exec(member) ?? [];
  return agent === undefined ? member.replace(/^serviceAccount:([^@]+)@.*$/, "$1") : `Google's ${agent}`;
}

/** Drops the prefix that all of Google's own roles share. */
export function shortRole(role: string): string {
  return role.replace(/^roles\//, "");
}
