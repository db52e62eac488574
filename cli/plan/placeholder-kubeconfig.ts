import { secretMark } from "../../components/testing";
import { readCluster, type StackConfig } from "../project";

/** The address of a cluster that cannot exist. */
export const placeholderServerType = "https://kubernetes.invalid";

/** A whole kubeconfig, since programs look into it, of a cluster that cannot exist. */
const placeholder = JSON.stringify({
  apiVersion: "v1",
  kind: "Config",
  clusters: [{ name: "placeholder", cluster: { server: placeholderServerType } }],
  users: [{ name: "placeholder", user: { token: secretMark } }],
  contexts: [{ name: "placeholder", context: { cluster: "placeholder", user: "placeholder" } }],
  "current-context": "placeholder",
});

/** What of a stack's file decides about its configuration. */
type Config = Pick<StackConfig, "name" | "config" | "secretKeys">;

/**
 * A stack on an existing cluster often gets its kubeconfig only where it runs, or encrypted. What is planned does not
 * depend on it: a placeholder, marked secret, takes its place.
 */
export function withKubeconfig(
  project: string,
  stack: Config,
): Pick<Config, "config" | "secretKeys"> & { notes: string[] } {
  const { config, secretKeys } = stack;
  const { cluster, namespace } = readCluster(config, project);
  const key = `${namespace}:kubeconfig`;
  const isEncrypted = config[key] === secretMark;
  const isMissing = config[key] === undefined && cluster?.kind === "existing";
  if (!isEncrypted && !isMissing) {
    return { config, secretKeys, notes: [] };
  }
  const why = isEncrypted ? "cannot be decrypted offline" : `is not set for stack ${stack.name}`;
  return {
    config: { ...config, [key]: placeholder },
    secretKeys: [...new Set([...secretKeys, key])],
    notes: [`${key} ${why}: planned with a placeholder for it`],
  };
}
