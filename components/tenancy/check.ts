import type * as k8s from "@pulumi/kubernetes";
import { matches, whole } from "../checks";
import type { Overrides } from "../overrides";
import type { Platform } from "../platform";
import { collectProblems, expected, type Problem, quote } from "../problems";
import { parseQuantity } from "../quantity";
import type { TenantAccess } from "./access";
import { checkAccess } from "./check-access";
import { checkTenantLabels, type TenantLabels } from "./labels";
import type { Quota } from "./quota";

/** The arguments of a tenant that are checked before anything is created. */
export interface CheckableTenant extends TenantLabels {
  readonly platform: Pick<Platform, "namespaces">;
  readonly quota?: Quota;
  readonly access?: TenantAccess;
  readonly overrides?: Overrides<k8s.types.input.core.v1.Namespace>;
}

/** Lists the mistakes in the arguments of a tenant. */
export function checkTenant(namespace: string, args: CheckableTenant): Problem[] {
  const { quota = {}, access = {} } = args;
  const { pods, claims, loadBalancers, nodePorts, extendedResources = {}, ...quantities } = quota;
  return [
    ...checkNamespace(namespace, args.platform.namespaces),
    ...Object.entries(quantities).flatMap(([name, value]) => checkQuantity(`quota.${name}`, value)),
    ...Object.entries(extendedResources).flatMap(([name, sum]) => checkExtended(name, String(sum))),
    ...Object.entries({ pods, claims, loadBalancers, nodePorts }).flatMap(([name, value]) =>
      whole(`quota.${name}`, value, { min: 0 }),
    ),
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

function checkQuantity(path: string, value: string): Problem[] {
  return parseQuantity(value) === undefined
    ? [expected(path, 'a Kubernetes quantity such as "8" or "16Gi"', value)]
    : [];
}

/** Extended resources are named `domain/resource`; CPU, memory and storage have options of their own. */
function checkExtended(name: string, sum: string): Problem[] {
  const path = `quota.extendedResources.${name}`;
  const form = 'the name of an extended resource such as "nvidia.com/gpu"';
  return [
    ...matches(path, name, /^[a-z0-9][-a-z0-9.]*\.[a-z]{2,}\/[A-Za-z0-9][-A-Za-z0-9_.]*$/, form),
    ...checkQuantity(path, sum),
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
