import { parse, parseDocument, stringify } from "yaml";
import { secretMark } from "../../../components/testing";
import { fullConfigKey, readCluster } from "../../project";
import { type Fields, fields, isRecord } from "../../values";
import type { PassphraseEncrypter } from "./passphrase";

/** The additions of a run to its copy of a stack file. */
export interface StackChanges {
  readonly project: string;
  /** Added if the stack's cluster exists already. */
  readonly kubeconfig: string;
  /** A folder of charts for the official provider. */
  readonly charts?: string;
  /** The keys whose values the copy encrypts, because the project declares them as secrets, or the stack's file holds secrets that you give. @default none */
  readonly secretKeys?: readonly string[];
}

/** A value to set in the stack's `cluster`. */
export interface ClusterEdit {
  /** For instance `["nodePools", "apps", "max"]`. */
  readonly path: readonly string[];
  readonly value: string | number | boolean;
}

/** Keys of a stack file that belong to the user's secrets provider, or that only Pulumi Cloud can read. */
const keysOfOthers = new Set(["secretsprovider", "encryptedkey", "encryptionsalt", "environment"]);

/**
 * Writes the stack file of a run: adds the run's kubeconfig, leaves out environments of Pulumi ESC, and replaces every secret by an encrypted
 * placeholder, because only the user's secrets provider can decrypt it.
 */
export function stackCopy(text: string, changes: StackChanges, encrypter: PassphraseEncrypter): string {
  const stack = fields(parse(text));
  const kept = Object.fromEntries(Object.entries(stack).filter(([key]) => !keysOfOthers.has(key)));
  const own = fields(stack.config);
  const config = { ...fields(reencrypted(own, encrypter)), ...additions(own, changes, encrypter) };
  for (const [key, value] of Object.entries(own)) {
    if (!isRecord(value) && changes.secretKeys?.includes(fullConfigKey(key, changes.project))) {
      config[key] = { secure: encrypter.encrypt(typeof value === "string" ? value : JSON.stringify(value)) };
    }
  }
  return stringify({ ...kept, encryptionsalt: encrypter.salt, config });
}

function additions(
  config: Fields,
  { project, kubeconfig, charts }: StackChanges,
  encrypter: PassphraseEncrypter,
): Record<string, unknown> {
  const { cluster, namespace } = readCluster(config, project);
  return {
    ...(cluster?.kind === "existing" && { [`${namespace}:kubeconfig`]: { secure: encrypter.encrypt(kubeconfig) } }),
    ...(charts !== undefined && { "keelson:charts": charts }),
  };
}

/** Reads the cluster that a stack file describes; undefined if it describes none. */
export function clusterOf(text: string, project: string): Fields | undefined {
  return readCluster(fields(parse(text), "config"), project).cluster;
}

/** Sets values of the cluster in a stack file and leaves everything else unchanged. */
export function editCluster(text: string, project: string, edits: readonly ClusterEdit[]): string {
  const document = parseDocument(text);
  const { key, cluster } = readCluster(fields(document.toJS(), "config"), project);
  if (typeof document.getIn(["config", key]) === "string") {
    /* JSON, as `pulumi config set` writes it. */
    document.setIn(["config", key], document.createNode(cluster));
  }
  for (const { path, value } of edits) {
    document.setIn(["config", key, ...path], value);
  }
  return String(document);
}

function reencrypted(value: unknown, encrypter: PassphraseEncrypter): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => reencrypted(item, encrypter));
  }
  if (!isRecord(value)) {
    return value;
  }
  if (Object.keys(value).join() === "secure") {
    return { secure: encrypter.encrypt(secretMark) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reencrypted(item, encrypter)]));
}
