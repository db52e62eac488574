import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { bytes, sharedCpus } from "../amounts";
import { matches, objectName, oneOf, whole } from "../checks";
import type { Overrides } from "../overrides";
import type { Platform } from "../platform";
import { type PodSecurityLevel, podSecurityLevels } from "../pod-security";
import { collectProblems, type Problem, quote } from "../problems";
import type { TenantAccess } from "./access";
import { checkAccess } from "./check-access";
import { checkTenantLabels, type TenantLabels } from "./labels";
import type { Quota } from "./quota";

/** The arguments of a tenant that are checked before anything is created. */
export interface CheckableTenant extends TenantLabels {
  readonly platform: Pick<Platform, "namespaces">;
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
      ...matches(`quota.extendedResources.${name}`, name, /^[^/]+\/[^/]+$/, 'a device such as "nvidia.com/gpu"'),
      ...whole(`quota.extendedResources.${name}`, value, { min: 0 }),
    ]),
    ...oneOf("podSecurity", args.podSecurity, podSecurityLevels),
    ...(args.imagePullSecrets ?? []).flatMap((name, index) => objectName(`imagePullSecrets[${index}]`, name)),
    ...checkTenantLabels(args),
    ...checkAccess(access),
    ...checkOverrides(args),
  ];
}

function checkNamespace(namespace: string, taken: readonly string[]): Problem[] {
  const isTaken = namespace === "default" || namespace.startsWith("kube-") || taken.includes(namespace);
  const message = `${quote(namespace)} belongs to Kubernetes or to an add-on; choose another name`;
  return [
    ...matches(
      "namespace",
      namespace,
      /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
      'a DNS label of up to 63 a-z, 0-9 and "-"',
    ),
    ...(isTaken ? [{ path: "namespace", message }] : []),
  ];
}

/** Refuses overrides of fields that options of the tenant set, because others read these options. */
function checkOverrides({ overrides }: CheckableTenant): Problem[] {
  const { name, labels = {} } = overrides?.metadata ?? {};
  const path = "overrides.metadata";
  return collectProblems([
    name !== undefined && { path: `${path}.name`, message: "is set by namespace; use that option" },
    ...Object.keys(labels).map((key) => {
      const option = optionOf(key);
      return option !== undefined && { path: `${path}.labels.${key}`, message: `is set by ${option}; use that option` };
    }),
  ]);
}

function optionOf(label: string): string | undefined {
  if (label === "pod-security.kubernetes.io/enforce") {
    return "podSecurity";
  }
  return label.startsWith("keelson.dev/") ? "owner, costCenter or environment" : undefined;
}
