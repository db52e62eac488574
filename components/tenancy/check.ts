import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { bytes, sharedCpus } from "../amounts";
import { nodeAutoscaling } from "../capabilities";
import { checkObjectOverrides, checkTaken, type TakenFields } from "../check-overrides";
import { among, matches, objectName, oneOf, whole } from "../checks";
import { checkLabelKey } from "../labels";
import { dedicatedNames } from "../node-labels";
import type { Overrides } from "../overrides";
import type { Platform } from "../platform";
import { type PodSecurityLevel, podSecurityLevels } from "../pod-security";
import { expected, isPlain, type Problem, quote } from "../problems";
import { isRecord } from "../records";
import type { TenantAccess } from "./access";
import { checkAccess } from "./check-access";
import type { SecretStoreRef } from "./contract";
import { checkTenantLabels, type TenantLabels } from "./labels";
import type { Quota } from "./quota";

/** The arguments of a tenant that are checked before anything is created. */
export interface CheckableTenant extends TenantLabels {
  readonly secretStore?: string | SecretStoreRef;
  readonly mayRunOn?: readonly string[];
  readonly platform: Pick<Platform, "namespaces"> & Partial<Pick<Platform, "cluster" | "find">>;
  readonly quota?: Quota;
  readonly podSecurity?: PodSecurityLevel;
  readonly access?: TenantAccess;
  readonly imagePullSecrets?: readonly pulumi.Input<string>[];
  readonly overrides?: Overrides<k8s.types.input.core.v1.Namespace>;
}

/** Lists the mistakes in the arguments of a tenant. */
export function checkTenant(namespace: string, args: CheckableTenant): Problem[] {
  const { quota = {}, access = {} } = args;
  const { cpu, memory, storage, extendedResources = {}, ...counts } = quota;
  return [
    ...checkNamespace(namespace, args.platform.namespaces),
    ...(cpu === undefined ? [] : sharedCpus("quota.cpu", cpu)),
    ...Object.entries({ memory, storage }).flatMap(([name, value]) =>
      value === undefined || value === "0" ? [] : bytes(`quota.${name}`, value),
    ),
    ...Object.entries(counts).flatMap(([name, value]) => whole(`quota.${name}`, value, { min: 0 })),
    ...Object.entries(extendedResources).flatMap(([name, value]) => [
      ...checkDevice(`quota.extendedResources.${name}`, name),
      ...whole(`quota.extendedResources.${name}`, value, { min: 0 }),
    ]),
    ...oneOf("podSecurity", args.podSecurity, podSecurityLevels),
    ...(args.imagePullSecrets ?? []).flatMap((name, index) => objectName(`imagePullSecrets[${index}]`, name)),
    ...checkPools(args),
    ...checkStore(args.secretStore),
    ...checkTenantLabels(args),
    ...checkAccess(access),
    ...checkOverrides(args),
  ];
}

/** Lists the mistakes in `mayRunOn`. If the cluster's node pools are unknown, every name is valid. */
function checkPools({ mayRunOn = [], platform }: CheckableTenant): Problem[] {
  const { nodePools = {} } = platform.cluster ?? {};
  const ofAutoscaler = platform.find?.(nodeAutoscaling)?.value.dedicatedPools ?? [];
  const known = [...new Set([...dedicatedNames(nodePools), ...ofAutoscaler])].sort();
  return mayRunOn.flatMap((pool, index) => {
    const path = `mayRunOn[${index}]`;
    const form = matches(path, pool, /./, "the `dedicated` of a node pool");
    return form.length > 0 || Object.keys(nodePools).length === 0
      ? form
      : among(path, pool, "the dedicated node pools", known);
  });
}

/** Lists the mistakes in the name of a device. A name without a domain belongs to one of Kubernetes' own resources. */
function checkDevice(path: string, name: string): Problem[] {
  const form = matches(path, name, /^[^/]+\/[^/]+$/, 'a device such as "nvidia.com/gpu"');
  return form.length > 0 ? form : checkLabelKey(path, name, []);
}

function checkStore(store: CheckableTenant["secretStore"]): Problem[] {
  return typeof store === "object"
    ? objectName("secretStore.name", store.name, `the name of a ${store.kind}`)
    : matches("secretStore", store, /./, "the key of one of the platform's stores");
}

function checkNamespace(namespace: string, taken: readonly string[]): Problem[] {
  const isTaken = namespace === "default" || namespace.startsWith("kube-") || taken.includes(namespace);
  const message = `${quote(namespace)} belongs to Kubernetes or to an add-on; choose another name`;
  return [
    ...matches(
      "namespace",
      namespace,
      /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
      'a DNS label (at most 63 characters of a-z, 0-9 and "-", not beginning or ending with "-")',
    ),
    ...(isTaken ? [{ path: "namespace", message }] : []),
  ];
}

/** Fields that only the tenant's options may set, because other parts of the program read these options. */
const taken: TakenFields = [
  [/^metadata\.(name|namespace)$/, "namespace"],
  [/^metadata\.labels\.pod-security\.kubernetes\.io\/enforce(-version)?$/, "podSecurity"],
  [/^metadata\.labels\.keelson\.dev\//, "owner, costCenter or environment"],
  [/^metadata\.labels\.kubernetes\.io\/metadata\.name$/, "namespace"],
];

function checkOverrides({ overrides }: CheckableTenant): Problem[] {
  return [
    ...checkObjectOverrides(overrides),
    ...checkFinalizers(overrides?.spec),
    ...checkTaken(overrides, taken),
    ...checkLevels(overrides?.metadata),
  ];
}

/** Checks the namespace's labels for warnings and audit records of Pod Security. They may have every existing level. */
function checkLevels(metadata: unknown): Problem[] {
  const labels = isRecord(metadata) && isRecord(metadata.labels) ? metadata.labels : {};
  return ["warn", "audit"].flatMap((mode) => {
    const key = `pod-security.kubernetes.io/${mode}`;
    const { [key]: level } = labels;
    return typeof level === "string" ? oneOf(`overrides.metadata.labels.${key}`, level, podSecurityLevels) : [];
  });
}

/** Checks the namespace's `spec`. `finalizers` is its only field. */
function checkFinalizers(spec: unknown): Problem[] {
  if (spec === undefined || !isPlain<unknown>(spec)) {
    return [];
  }
  const unknown = isRecord(spec) ? Object.keys(spec).filter((key) => key !== "finalizers") : [];
  return isRecord(spec)
    ? unknown.map((key) => ({
        path: `overrides.spec.${key}`,
        message: "unknown key; only the key finalizers is allowed",
      }))
    : [expected("overrides.spec", "a map", spec)];
}
