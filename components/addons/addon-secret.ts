import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type SecretStore, type StoredSecret, secretStores } from "../capabilities";
import { matches } from "../checks";
import { expected, isPlain, type Problem } from "../problems";
import type { AddonSecret, Need, StoredField } from "./definition";

/** Label of the add-ons' namespaces. A namespace with this label may use the platform's secret stores. */
export const addonLabel = "keelson.dev/addon";

/** Returns the need for the store of a Secret. */
export function storeNeed({ from }: AddonSecret): Need {
  return { capability: secretStores, key: storeOf(from), for: "secrets" };
}

/** Returns the key of a secret's store. */
export function storeOf({ store = "cloud" }: StoredSecret): string {
  return store;
}

/** Lists the mistakes in a reference to a secret in a store. */
export function checkStoredSecret(path: string, { store, key }: Partial<StoredSecret>): Problem[] {
  return [
    ...matches(`${path}.store`, store, /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'the key of a secret store such as "cloud"'),
    ...((isPlain(key) && key.trim() === "") || key === undefined
      ? [expected(`${path}.key`, 'the name of a secret in the store, such as "backups"', key)]
      : []),
  ];
}

/** Lists the mistakes in a reference to a value in a store. */
export function checkStoredField(path: string, { field, ...secret }: Partial<StoredField>): Problem[] {
  return [
    ...checkStoredSecret(path, secret),
    ...matches(`${path}.field`, field, /\S/, "the name of a field in the secret"),
  ];
}

/** The only key of a Secret with a single value. */
export const onlyKey = "value";

/** Returns a Secret with a single value from a store. Its key is `onlyKey`. */
export function secretOfField(name: string, { field, ...from }: StoredField): AddonSecret {
  return { name, from, data: { [onlyKey]: field ?? true } };
}

/** Returns an environment variable of a container. Its value comes from a key of a Secret. */
export function fromSecret(variable: string, secret: string, key: string): Record<string, unknown> {
  return { name: variable, valueFrom: { secretKeyRef: { name: secret, key } } };
}

/** Creates the ExternalSecret for a Secret. Pods with the Secret start only after external-secrets has created it. */
export function createStoredSecret(
  name: string,
  namespace: pulumi.Input<string>,
  secret: AddonSecret,
  store: SecretStore | undefined,
  options: pulumi.CustomResourceOptions,
): pulumi.Resource {
  return new k8s.apiextensions.CustomResource(
    `${name}-${secret.name}`,
    {
      apiVersion: "external-secrets.io/v1",
      kind: "ExternalSecret",
      metadata: { name: secret.name, namespace },
      spec: specOf(secret, store),
    },
    options,
  );
}

function specOf({ name, type = "Opaque", labels, from, data, template }: AddonSecret, store: SecretStore | undefined) {
  const key = pulumi.concat(store?.keyPrefix ?? "", from.key);
  return {
    secretStoreRef: { kind: store?.kind, name: store?.name },
    refreshPolicy: "Periodic",
    refreshInterval: "1h0m0s",
    target: {
      name,
      creationPolicy: "Owner",
      /* Keeps the Secret if somebody deletes the key in the store by mistake. Otherwise, the add-on would stop. */
      deletionPolicy: "Retain",
      template: {
        engineVersion: "v2",
        mergePolicy: "Replace",
        type,
        ...(labels !== undefined && { metadata: { labels } }),
        ...(template !== undefined && { data: template }),
      },
    },
    data: Object.entries(data).map(([secretKey, property]) => ({
      secretKey,
      remoteRef: { key, ...(property !== true && { property }) },
    })),
  };
}
