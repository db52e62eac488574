import { parse, parseDocument, stringify } from "yaml";
import { secretMark } from "../../../components/testing";
import { isFields } from "../../values";
import type { PassphraseEncrypter } from "./passphrase";

/** What a run puts into its copy of a stack file. */
export interface StackChanges {
  readonly project: string;
  /** Put in where the stack's cluster is one that exists already. */
  readonly kubeconfig: string;
  /** A folder of charts, where the official provider is to find them. */
  readonly charts?: string;
}

/** A value to be set below the stack's `cluster`. */
export interface ClusterEdit {
  /** For instance `["nodePools", "apps", "max"]`. */
  readonly path: readonly string[];
  readonly value: string | number | boolean;
}

/** Keys of a stack file that belong to the user's own secrets provider. */
const secretsProviderKeys = new Set(["secretsprovider", "encryptedkey", "encryptionsalt"]);

/**
 * The text of a stack file for a run: the run's kubeconfig put in, and every secret encrypted anew, since only the
 * user's own secrets provider could decrypt it.
 */
export function stackCopy(text: string, changes: StackChanges, encrypter: PassphraseEncrypter): string {
  const content: unknown = parse(text) ?? {};
  const stack = isFields(content) ? content : {};
  const kept = Object.fromEntries(Object.entries(stack).filter(([key]) => !secretsProviderKeys.has(key)));
  const own = isFields(stack.config) ? stack.config : {};
  const config = { ...(reencrypted(own, encrypter) as Record<string, unknown>), ...additions(own, changes, encrypter) };
  return stringify({ ...kept, encryptionsalt: encrypter.salt, config });
}

function additions(
  config: Readonly<Record<string, unknown>>,
  { project, kubeconfig, charts }: StackChanges,
  encrypter: PassphraseEncrypter,
): Record<string, unknown> {
  const key = clusterKey(config, project);
  const cluster = config[key];
  const namespace = key.includes(":") ? key.slice(0, key.indexOf(":")) : project;
  return {
    ...(isFields(cluster) &&
      cluster.kind === "existing" && { [`${namespace}:kubeconfig`]: { secure: encrypter.encrypt(kubeconfig) } }),
    ...(charts !== undefined && { "keelson:charts": charts }),
  };
}

/** What a stack file says of its cluster; undefined where it says nothing. */
export function clusterOf(text: string, project: string): Readonly<Record<string, unknown>> | undefined {
  const config = configOf(text);
  const cluster = config[clusterKey(config, project)];
  return isFields(cluster) ? cluster : undefined;
}

/** The text of a stack file with some values of its cluster set, and all else as it was. */
export function editCluster(text: string, project: string, edits: readonly ClusterEdit[]): string {
  const document = parseDocument(text);
  const key = clusterKey(configOf(text), project);
  for (const { path, value } of edits) {
    document.setIn(["config", key, ...path], value);
  }
  return String(document);
}

function configOf(text: string): Readonly<Record<string, unknown>> {
  const content: unknown = parse(text);
  return isFields(content) && isFields(content.config) ? content.config : {};
}

/** Stacks of Keelson describe their cluster below `keelson:`, other projects below their own name, which a key may leave out. */
function clusterKey(config: Readonly<Record<string, unknown>>, project: string): string {
  const keys = ["keelson:cluster", `${project}:cluster`, "cluster"];
  return keys.find((key) => key in config) ?? "keelson:cluster";
}

function reencrypted(value: unknown, encrypter: PassphraseEncrypter): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => reencrypted(item, encrypter));
  }
  if (!isFields(value)) {
    return value;
  }
  if (Object.keys(value).join() === "secure") {
    return { secure: encrypter.encrypt(secretMark) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reencrypted(item, encrypter)]));
}
