import { randomUUID, X509Certificate } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { runProcess } from "../../toolchain";
import { items, text } from "../../values";
import { waitFor } from "../control-plane";
import { conditionOf, describe, type KubernetesObject, listObjects, readObject } from "../kubernetes";
import { warningsAbout } from "../readiness";
import type { ControllerWork, RealController, Unhandled, WorkContext } from "./definition";
import { timeLimit, trial } from "./trial";

const [apiVersion, kind] = ["bitnami.com/v1alpha1", "SealedSecret"];

/** Opens SealedSecrets. It has the version that the add-on's chart runs. */
export const sealedSecrets: RealController = {
  name: "sealed-secrets",
  tool: "sealed-secrets-controller",
  needs: ["kubeseal"],
  image: "sealed-secrets-controller",
  withoutChart: {
    namespace: "sealed-secrets",
    definition: "sealedsecrets.bitnami.com",
    /* The stack's own keys may come after it. */
    args: ["--update-status", "--watch-for-secrets"],
  },
  args: ["--listen-addr=127.0.0.1:0", "--listen-metrics-addr=127.0.0.1:0"],
  judge: async (context) => {
    const keys = await activeKeys(context);
    const sealed = await listObjects(context.access, apiVersion, kind);
    const outcomes = await Promise.all(sealed.map((one) => outcomeOf(one, context)));
    const work = sorted(sealed, outcomes, keys.some(isBrought));
    const namespace = sealed[0]?.metadata.namespace ?? context.namespace;
    const wrong = await tryToOpen(namespace, keys, context);
    return wrong === undefined
      ? { ...work, tried: [`decrypted a test secret in ${namespace}, which kubeseal had sealed`] }
      : { ...work, tried: [], failures: [...work.failures, wrong] };
  },
};

/**
 * Sorts the stack's objects by their results. Without keys of the stack, they may be sealed for keys that the controller created in a real
 * cluster, which no rehearsal has.
 */
export function sorted(
  sealed: readonly KubernetesObject[],
  outcomes: readonly (string | undefined)[],
  bringsKeys: boolean,
): Omit<ControllerWork, "tried"> {
  const closed = sealed.flatMap((object, index) => {
    const reason = outcomes[index];
    return reason === undefined ? [] : [{ object: describe(object), reason }];
  });
  const shut = new Set(closed.map(({ object }) => object));
  const lacksKey = ({ reason }: Unhandled) => !bringsKeys && reason.includes("no key could decrypt secret");
  return {
    total: sealed.length,
    handled: sealed.map(describe).filter((object) => !shut.has(object)),
    unhandled: closed.filter(lacksKey).map(({ object, reason }) => ({
      object,
      reason: `${reason}; the stack contains no key; only the cluster that has the matching key can decrypt the object`,
    })),
    failures: closed
      .filter((one) => !lacksKey(one))
      .map(({ object, reason }) => `${object} cannot be decrypted: ${reason}`),
  };
}

/** The controller names its own keys by a prefix. */
function isBrought({ metadata }: KubernetesObject): boolean {
  return metadata.generateName === undefined;
}

/** Returns the controller's keys for decryption. The last one is the key for sealing. */
async function activeKeys({ access, namespace, signal }: WorkContext): Promise<KubernetesObject[]> {
  const labelSelector = "sealedsecrets.bitnami.com/sealed-secrets-key=active";
  const list = async () => {
    const keys = await listObjects(access, "v1", "Secret", { namespace, labelSelector });
    return keys.length === 0 ? undefined : keys;
  };
  const keys = await waitFor(`a key of the controller in ${namespace}`, list, { timeLimit, signal });
  const validFrom = (key: KubernetesObject) => Date.parse(new X509Certificate(certificateOf(key)).validFrom);
  return keys.toSorted((first, second) => validFrom(first) - validFrom(second));
}

function certificateOf(key: KubernetesObject | undefined): Buffer {
  return Buffer.from(text(key, "data", "tls.crt") ?? "", "base64");
}

/** Waits until the controller has decided; returns why an object stays closed, undefined if it is open. */
async function outcomeOf(sealed: KubernetesObject, { access, signal }: WorkContext): Promise<string | undefined> {
  const { name, namespace } = sealed.metadata;
  const decided = async () => {
    const [now, secret] = await Promise.all([
      readObject(access, { apiVersion, kind, name, namespace }),
      readObject(access, { apiVersion: "v1", kind: "Secret", name, namespace }),
    ]);
    return decision(now ?? sealed, secret, await warningsAbout(access, sealed));
  };
  const { closed } = await waitFor(`a decision about ${describe(sealed)}`, decided, { timeLimit, signal });
  return closed;
}

/** Reads the controller's decision: from the status, or from Secret and events if the kind's definition has no status. */
export function decision(
  sealed: KubernetesObject,
  secret: KubernetesObject | undefined,
  warnings: readonly string[],
): { readonly closed?: string } | undefined {
  const synced = conditionOf(sealed, "Synced");
  if (synced !== undefined) {
    const isCurrent = Number(text(sealed, "status", "observedGeneration")) === sealed.metadata.generation;
    const closed = synced.status === "True" ? undefined : String(synced.message);
    return isCurrent ? { closed } : undefined;
  }
  if (items(secret, "metadata", "ownerReferences").some(({ uid }) => uid === sealed.metadata.uid)) {
    return {};
  }
  const closed = warnings.at(-1);
  return closed === undefined ? undefined : { closed };
}

/**
 * Seals a value as a developer does, and waits until the controller has created its Secret, and until that is gone with it.
 *
 * @returns what went wrong
 */
async function tryToOpen(
  namespace: string,
  keys: readonly KubernetesObject[],
  context: WorkContext,
): Promise<string | undefined> {
  const { access, signal } = context;
  const value = randomUUID();
  const encryptedData = { value: await seal(value, keys.at(-1), namespace, context) };
  const place = `/apis/${apiVersion}/namespaces/${namespace}/sealedsecrets`;
  const metadata = { name: trial, namespace };
  const object = { apiVersion, kind, metadata, spec: { encryptedData, template: { metadata } } };
  const created = await access.client.create<KubernetesObject>(place, object);
  const find = () => readObject(access, { apiVersion: "v1", kind: "Secret", name: trial, namespace });
  try {
    const closed = await outcomeOf(created, context);
    if (closed !== undefined) {
      return `the rehearsal's own ${kind} ${namespace}/${trial} cannot be decrypted: ${closed}`;
    }
    const opened = Buffer.from(text(await find(), "data", "value") ?? "", "base64").toString();
    if (opened !== value) {
      return `Secret ${namespace}/${trial}: expected the value that kubeseal sealed, got ${opened === "" ? "none" : "another"}`;
    }
  } finally {
    await access.client.delete(`${place}/${trial}`);
  }
  const isGone = async () => ((await find()) === undefined ? true : undefined);
  await waitFor(`the deletion of Secret ${namespace}/${trial}`, isGone, { timeLimit, signal });
  return undefined;
}

async function seal(
  value: string,
  key: KubernetesObject | undefined,
  namespace: string,
  { directory, signal, tools }: WorkContext,
): Promise<string> {
  const [from, cert] = ["trial.txt", "trial.crt"].map((name) => path.join(directory, name)) as [string, string];
  await Promise.all([writeFile(from, value, { mode: 0o600 }), writeFile(cert, certificateOf(key))]);
  const scope = ["--scope", "strict", "--name", trial, "--namespace", namespace];
  const args = ["--raw", `--from-file=${from}`, "--cert", cert, ...scope];
  return (await runProcess(tools.kubeseal.path, args, { env: {}, signal })).stdout.trim();
}
