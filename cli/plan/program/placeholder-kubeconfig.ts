import { parse, stringify } from "yaml";
import { secretMark } from "../../../components/testing";
import { readCluster, type StackConfig } from "../../project";

/** The address of a cluster that cannot exist. */
export const placeholderServer = "https://kubernetes.invalid";

/** A whole kubeconfig, because programs read its fields, for a cluster that cannot exist. */
export const placeholderKubeconfig = JSON.stringify({
  apiVersion: "v1",
  kind: "Config",
  clusters: [{ name: "placeholder", cluster: { server: placeholderServer } }],
  users: [{ name: "placeholder", user: { token: secretMark } }],
  contexts: [{ name: "placeholder", context: { cluster: "placeholder", user: "placeholder" } }],
  "current-context": "placeholder",
});

/** The same for YAML programs, whose language host decodes every text that is JSON. */
const placeholderInYaml = stringify(parse(placeholderKubeconfig));

/** The parts of a stack's file that hold its configuration. */
type Config = Pick<StackConfig, "name" | "config" | "secretKeys">;

/**
 * Puts a placeholder for a kubeconfig that is missing or encrypted, and marks it secret. A stack on an existing cluster often
 * gets its kubeconfig only where it runs, and the plan does not depend on it.
 */
export function withKubeconfig(
  project: string,
  stack: Config,
  runtime = "nodejs",
): Pick<Config, "config" | "secretKeys"> & { notes: string[] } {
  const { config, secretKeys } = stack;
  const { cluster, namespace } = readCluster(config, project);
  const key = `${namespace}:kubeconfig`;
  const isEncrypted = config[key] === secretMark;
  const isMissing = config[key] === undefined && cluster?.kind === "existing";
  if (!isEncrypted && !isMissing) {
    return { config, secretKeys, notes: [] };
  }
  const placeholder = runtime === "yaml" ? placeholderInYaml : placeholderKubeconfig;
  const why = isEncrypted ? "cannot be decrypted offline" : `is not set for stack ${stack.name}`;
  return {
    config: { ...config, [key]: placeholder },
    secretKeys: [...new Set([...secretKeys, key])],
    notes: [`${key} ${why}: planned with a placeholder`],
  };
}
