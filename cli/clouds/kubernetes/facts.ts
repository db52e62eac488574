import type { TypeFacts } from "../contract";
import { kubernetesReplacements, objectReplacements } from "./replacements";

/** Types whose objects hold data. Another provider for Kubernetes is another cluster. */
const precious: ReadonlySet<string> = new Set([
  "kubernetes:core/v1:PersistentVolume",
  "kubernetes:core/v1:PersistentVolumeClaim",
  "pulumi:providers:kubernetes",
]);

/** Returns what is known of a type of Kubernetes, or of its provider. */
export function kubernetesFacts(token: string): TypeFacts | undefined {
  const own = kubernetesReplacements[token];
  const isObject = token.startsWith("kubernetes:");
  if (!isObject && own === undefined) {
    return undefined;
  }
  const replacedBy = [...(isObject ? objectReplacements : []), ...(own ?? [])];
  return { token, replacedBy, ...(precious.has(token) ? { precious: true } : {}) };
}
