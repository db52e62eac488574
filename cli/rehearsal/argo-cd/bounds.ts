import { type Fields, fields, items, text } from "../../values";

/** An object that an Application would create. */
export interface BroughtObject {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Empty if the kind has no namespaces. */
  readonly namespace: string;
}

/**
 * Lists what a project does not let an Application create, in Argo CD's words. Only Applications of add-ons are simulated, and their
 * projects have neither wildcards nor deny lists. https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export function beyondProject(project: Fields, repository: string, objects: readonly BroughtObject[]): string[] {
  const spec = fields(project, "spec");
  const name = text(project, "metadata", "name") ?? "";
  const repositories = Array.isArray(spec.sourceRepos) ? spec.sourceRepos : [];
  const lists = { cluster: items(spec.clusterResourceWhitelist), namespaced: items(spec.namespaceResourceWhitelist) };
  const namespaces = new Set(items(spec.destinations).map((one) => one.namespace));
  const source = repositories.includes(repository) ? [] : [`repo ${repository} is not permitted in project '${name}'`];
  const beyond = objects.flatMap((object) => {
    const list = object.namespace === "" ? lists.cluster : lists.namespaced;
    const label = `${object.group}:${object.kind} ${object.name}`;
    if (!list.some(({ group = "", kind }) => group === object.group && kind === object.kind)) {
      return [`resource ${label} is not permitted in project ${name}`];
    }
    return object.namespace === "" || namespaces.has(object.namespace)
      ? []
      : [`namespace ${object.namespace} of ${label} is not permitted in project ${name}`];
  });
  return [...source, ...beyond];
}
