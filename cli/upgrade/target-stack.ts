import { type Project, readCluster, type StackConfig } from "../project";
import { text } from "../values";

/** Returns the Kubernetes version in a stack's configuration. */
export function configuredVersion(project: Project, { config }: StackConfig): string | undefined {
  return text(readCluster(config, project.name).cluster, "kubernetesVersion");
}

/** Returns a stack that asks for another Kubernetes version; undefined if its file does not say which it has. */
export function withVersion(project: Project, stack: StackConfig, version: string): StackConfig | undefined {
  const { cluster, key } = readCluster(stack.config, project.name);
  return cluster?.kubernetesVersion === undefined
    ? undefined
    : {
        ...stack,
        config: { ...stack.config, [key]: JSON.stringify({ ...cluster, kubernetesVersion: version }) },
      };
}
