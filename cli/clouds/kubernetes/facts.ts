import type { TypeFacts } from "../contract";
import { kubernetesReplacements, objectReplacements } from "./replacements";

/**
 * Types whose objects hold data. The deletion of a namespace or a CustomResourceDefinition also deletes every object in it:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/ and
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition.
 * A new provider for Kubernetes means a new cluster.
 */
const precious: ReadonlySet<string> = new Set([
  "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
  "kubernetes:core/v1:Namespace",
  "kubernetes:core/v1:PersistentVolume",
  "kubernetes:core/v1:PersistentVolumeClaim",
  "pulumi:providers:kubernetes",
]);

/** Returns the facts about a type of Kubernetes, or about its provider. */
export function kubernetesFacts(token: string): TypeFacts | undefined {
  const own = kubernetesReplacements[token];
  const isObject = token.startsWith("kubernetes:");
  if (!isObject && own === undefined) {
    return undefined;
  }
  const replacedBy = [...(isObject ? objectReplacements : []), ...(own ?? [])];
  return { token, replacedBy, ...(precious.has(token) ? { precious: true } : {}) };
}
