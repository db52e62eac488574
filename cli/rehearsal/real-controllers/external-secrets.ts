import { randomUUID } from "node:crypto";
import { type Fields, fields, items, text } from "../../values";
import { waitFor } from "../control-plane";
import { conditionOf, describe, type KubernetesObject, listObjects, readObject } from "../kubernetes";
import type { ControllerWork, RealController, Unhandled, WorkContext } from "./definition";
import { decisionOf, timeLimit, trial } from "./trial";

const apiVersion = "external-secrets.io/v1";
/** The generators that need no service outside of the cluster. */
const offlineGenerators = new Set(["Fake", "MFA", "Password", "SSHKey", "UUID"]);

/** Copies secrets from stores into the cluster. Only stores of the provider `fake` exist in a rehearsal. */
export const externalSecrets: RealController = {
  name: "external-secrets",
  tool: "external-secrets",
  needs: [],
  image: "external-secrets",
  args: ["--enable-leader-election=false", "--metrics-addr=0", "--live-addr=0"],
  judge: async (context) => {
    const asked = await listObjects(context.access, apiVersion, "ExternalSecret");
    const stores = await storesOf(context);
    const judged = await Promise.all(asked.map((one) => outcomeOf(one, stores, context)));
    const namespace = asked[0]?.metadata.namespace ?? context.namespace;
    const wrong = await tryToSync(namespace, context);
    const work = sorted(asked, judged);
    return wrong === undefined
      ? { ...work, tried: [`copied a test secret in ${namespace}, from a store with the provider fake`] }
      : { ...work, tried: [], failures: [...work.failures, wrong] };
  },
};

/** Why an ExternalSecret has no Secret; `isOutside` if its store is outside of the cluster. */
interface Missing {
  readonly reason: string;
  readonly isOutside: boolean;
}

/** Sorts the stack's objects by their results. */
export function sorted(
  asked: readonly KubernetesObject[],
  outcomes: readonly (Missing | undefined)[],
): Omit<ControllerWork, "tried"> {
  const of = (wanted: (missing: Missing | undefined) => boolean): Unhandled[] =>
    asked.flatMap((object, index) => {
      const missing = outcomes[index];
      return wanted(missing) ? [{ object: describe(object), reason: missing?.reason ?? "" }] : [];
    });
  return {
    total: asked.length,
    handled: of((missing) => missing === undefined).map(({ object }) => object),
    unhandled: of((missing) => missing?.isOutside === true),
    failures: of((missing) => missing?.isOutside === false).map(
      ({ object, reason }) => `${object} is not synced: ${reason}`,
    ),
  };
}

/** Names a source of an ExternalSecret that no rehearsal has; undefined if a rehearsal has all of them. */
export function outsideOf(asked: KubernetesObject, stores: ReadonlyMap<string, string>): string | undefined {
  const { namespace = "" } = asked.metadata;
  const references = [
    fields(asked, "spec", "secretStoreRef"),
    ...[...items(asked, "spec", "data"), ...items(asked, "spec", "dataFrom")].map((one) =>
      fields(one, "sourceRef", "storeRef"),
    ),
  ].filter(({ name }) => name !== undefined);
  const generators = items(asked, "spec", "dataFrom").map((one) => fields(one, "sourceRef", "generatorRef"));
  const outside = [
    ...references.map(keyOf(namespace)).map((key) => ({ key, provider: stores.get(key) ?? "missing" })),
    ...generators.filter(({ kind }) => kind !== undefined).map(generator),
  ].filter(({ provider }) => provider !== "fake" && provider !== "missing");
  return outside.length === 0
    ? undefined
    : outside
        .map(({ key, provider }) => `${key} reads from ${provider}, but a rehearsal has no such source`)
        .join("; ");
}

function keyOf(namespace: string): (reference: Fields) => string {
  return ({ kind = "SecretStore", name }) =>
    kind === "ClusterSecretStore" ? `ClusterSecretStore ${String(name)}` : `SecretStore ${namespace}/${String(name)}`;
}

function generator({ kind, name }: Fields): { readonly key: string; readonly provider: string } {
  const isOffline = offlineGenerators.has(String(kind));
  return { key: `generator ${String(name)}`, provider: isOffline ? "fake" : String(kind) };
}

/** Returns the provider of each store, such as `aws`. */
async function storesOf({ access }: WorkContext): Promise<ReadonlyMap<string, string>> {
  const kinds = ["SecretStore", "ClusterSecretStore"];
  const lists = await Promise.all(kinds.map((kind) => listObjects(access, apiVersion, kind)));
  return new Map(
    lists.flat().map((store) => [describe(store), Object.keys(fields(store, "spec", "provider"))[0] ?? ""]),
  );
}

async function outcomeOf(
  asked: KubernetesObject,
  stores: ReadonlyMap<string, string>,
  context: WorkContext,
): Promise<Missing | undefined> {
  const outside = outsideOf(asked, stores);
  if (outside !== undefined) {
    return { reason: outside, isOutside: true };
  }
  const reason = await whyNotSynced(asked, context);
  return reason === undefined ? undefined : { reason, isOutside: false };
}

/** Waits until an object is synced; returns the controller's last reason if it never is. */
async function whyNotSynced(asked: KubernetesObject, { access, signal }: WorkContext): Promise<string | undefined> {
  const { name, namespace } = asked.metadata;
  let reason = "the controller has not reported a status";
  const isSynced = async () => {
    const now = await readObject(access, { apiVersion, kind: "ExternalSecret", name, namespace });
    const ready = now && conditionOf(now, "Ready");
    reason = ready === undefined ? reason : `${String(ready.reason)}: ${String(ready.message)}`;
    return ready?.status === "True" ? true : undefined;
  };
  const isDone = await decisionOf(`${describe(asked)} to be synced`, isSynced, { signal });
  return isDone === undefined ? reason : undefined;
}

/** Copies a value from a store that holds it itself; returns what went wrong. */
async function tryToSync(namespace: string, context: WorkContext): Promise<string | undefined> {
  const { client } = context.access;
  const value = randomUUID();
  const metadata = { name: trial, namespace };
  const store = { provider: { fake: { data: [{ key: "trial", value }] } } };
  const asked = {
    refreshInterval: "1h0m0s",
    secretStoreRef: { kind: "SecretStore", name: trial },
    target: { name: trial, creationPolicy: "Owner", deletionPolicy: "Retain" },
    data: [{ secretKey: "value", remoteRef: { key: "trial" } }],
  };
  const place = (plural: string) => `/apis/${apiVersion}/namespaces/${namespace}/${plural}`;
  await client.create(place("secretstores"), { apiVersion, kind: "SecretStore", metadata, spec: store });
  try {
    const object = { apiVersion, kind: "ExternalSecret", metadata, spec: asked };
    const created = await client.create<KubernetesObject>(place("externalsecrets"), object);
    try {
      const reason = await whyNotSynced(created, context);
      const read = text(await secretOf(namespace, context), "data", "value") ?? "";
      if (reason !== undefined || Buffer.from(read, "base64").toString() !== value) {
        return `the rehearsal's own ${describe(created)} (from a store with the provider fake) is not synced: ${reason ?? "its Secret has another value"}`;
      }
    } finally {
      await client.delete(`${place("externalsecrets")}/${trial}`);
    }
  } finally {
    await client.delete(`${place("secretstores")}/${trial}`);
  }
  const isGone = async () => ((await secretOf(namespace, context)) === undefined ? true : undefined);
  await waitFor(`the deletion of Secret ${namespace}/${trial}`, isGone, { timeLimit, signal: context.signal });
  return undefined;
}

function secretOf(namespace: string, { access }: WorkContext): Promise<KubernetesObject | undefined> {
  return readObject(access, { apiVersion: "v1", kind: "Secret", name: trial, namespace });
}
