import * as pulumi from "@pulumi/pulumi";
import { refuseMisshapen } from "../arguments";
import { secretStores } from "../capabilities";
import { matches, objectName } from "../checks";
import type { Overrides } from "../overrides";
import { collectProblems, expected, formatProblems, refuseProblems, subjectOf } from "../problems";
import type { SecretStoreRef } from "../tenancy";
import { checkExternalSecret, checkStoreKeys, keysOf } from "./check-external-secret";
import { createCustomResource } from "./custom-resource";
import type { ExternalSecretParts } from "./external-secret-parts";
import { type ExternalSecretSpec, externalSecretSpec } from "./external-secret-spec";
import { MountableSecret } from "./mountable-secret";
import { checkPlace, checkPlacedOverrides, objectOptions, type Placed } from "./place";

const kind = { apiVersion: "external-secrets.io/v1", kind: "ExternalSecret" };

/**
 * Arguments of an ExternalSecret. Its store is one of the platform's stores, or another store in the cluster.
 *
 * @example
 * ```ts
 * const args: ExternalSecretArgs = { tenant, data: { password: "shop/database" }, refreshInterval: "15m" };
 * ```
 */
export type ExternalSecretArgs = Placed &
  ExternalSecretSpec & {
    /** Name of the ExternalSecret and of its Secret. @default the component's name */
    readonly secretName?: string;
    /** Any parts of the ExternalSecret. They override all options. @default none */
    readonly overrides?: Overrides<ExternalSecretParts>;
  } & (
    | {
        /** Key of one of the platform's secret stores. @default the tenant's `secretStore` */
        readonly store?: string;
        readonly secretStoreRef?: never;
      }
    | { readonly store?: never; readonly secretStoreRef: SecretStoreRef }
  );

/**
 * A secret that stays in its store. The cluster gets a copy, which external-secrets refreshes. This program never sees the value. New pods wait for
 * the copy. Running pods see a refreshed copy in files, but not in variables.
 *
 * @example
 * ```ts
 * const database = new ExternalSecret("database", { tenant, data: { password: "shop/database" } });
 * new Deployment("web", {
 *   tenant,
 *   image: "registry.example.com/web:1.4.0",
 *   volumes: { database: database.mount("/run/secrets/database") },
 * });
 * ```
 */
export class ExternalSecret extends MountableSecret {
  declare readonly secretName: pulumi.Output<string>;

  constructor(name: string, args: ExternalSecretArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseMisshapen("external secret", name, "ExternalSecretArgs", args);
    const { tenant, secretName = name } = args;
    const subject = subjectOf("external secret", secretName, tenant);
    const object = { path: "secretName", name: secretName, maxLength: 253 };
    refuseProblems(subject, [
      ...checkPlace(object, opts),
      ...checkPlacedOverrides(args.overrides, "secretName", ["metadata", "spec"]),
      ...checkStore(args),
      ...checkExternalSecret(args),
    ]);
    const store = findStore(subject, tenant, args.secretStoreRef ?? args.store ?? tenant.secretStore ?? "cloud");
    refuseProblems(subject, checkStoreKeys("keys" in store.value ? store.value.keys : undefined, args));
    const keyed = { subject, keys: keysOf(args) };
    super("keelson:index:ExternalSecret", name, keyed, pulumi.mergeOptions({ parent: tenant.parent }, opts));
    const parts = {
      metadata: { name: secretName, namespace: tenant.namespace },
      spec: externalSecretSpec(secretName, store.value, args),
    };
    const options = objectOptions(this, args, store.dependsOn);
    this.secretName = createCustomResource(name, kind, parts, args.overrides, options);
    this.registerOutputs({ secretName: this.secretName });
  }
}

function checkStore({ tenant, store, secretStoreRef }: ExternalSecretArgs) {
  const what = `the name of a ${secretStoreRef?.kind ?? "store"}`;
  return collectProblems([
    ...matches("store", store, /./, "the key of one of the platform's stores"),
    ...objectName("secretStoreRef.name", secretStoreRef?.name, what),
    tenant.platform === undefined &&
      typeof (secretStoreRef ?? tenant.secretStore) !== "object" &&
      expected(
        "secretStoreRef",
        "a store, because the tenant has no platform",
        secretStoreRef,
        "set secretStoreRef, or set the option tenant to a Tenant",
      ),
  ]);
}

function findStore(subject: string, tenant: Placed["tenant"], store: string | SecretStoreRef) {
  if (typeof store === "string") {
    return requireStore(subject, tenant, store);
  }
  /* Every store of the platform depends on the CRDs and their controller. */
  const { platform } = tenant;
  const [anyStore = "cloud"] = Object.keys(platform?.all(secretStores) ?? {});
  const dependsOn = platform === undefined ? [] : requireStore(subject, tenant, anyStore).dependsOn;
  return { value: store, dependsOn };
}

function requireStore(subject: string, { platform }: Placed["tenant"], key: string) {
  if (platform === undefined) {
    const message = "needs the store of a platform; set the option tenant to a Tenant, or set secretStoreRef";
    throw new pulumi.RunError(formatProblems(subject, [{ path: "store", message }]));
  }
  return platform.require(secretStores, { subject, path: "store" }, key);
}
