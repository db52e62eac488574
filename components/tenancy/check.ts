import type * as k8s from "@pulumi/kubernetes";
import type { Overrides } from "../overrides";
import type { Platform } from "../platform";
import { collectProblems, type Problem, quote } from "../problems";
import { parseQuantity } from "../quantity";
import type { TenantAccess } from "./access";
import { checkAccess } from "./check-access";
import { checkTenantLabels, type TenantLabels } from "./labels";
import type { Quota } from "./quota";

/** The parts of a tenant that are checked before anything is made. */
export interface CheckableTenant extends TenantLabels {
  readonly platform: Pick<Platform, "namespaces">;
  readonly quota?: Quota;
  readonly access?: TenantAccess;
  readonly overrides?: Overrides<k8s.types.input.core.v1.Namespace>;
}

/** Collects every objection to a tenant. */
export function checkTenant(namespace: string, args: CheckableTenant): Problem[] {
  const { platform, quota = {}, access = {} } = args;
  const { pods, loadBalancers, nodePorts, ...quantities } = quota;
  const problems = collectProblems([
    !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace) && {
      path: "namespace",
      message: `a DNS label (at most 63 of a-z, 0-9 and "-"), given ${quote(namespace)}`,
    },
    isTaken(namespace, platform.namespaces) && {
      path: "namespace",
      message: `a namespace of the tenant's own, given ${quote(namespace)}, which belongs to Kubernetes or an add-on: choose another`,
    },
    ...Object.entries(quantities).map(
      ([name, value]) =>
        parseQuantity(value) === undefined && {
          path: `quota.${name}`,
          message: `a Kubernetes quantity such as "8" or "16Gi", given ${quote(value)}`,
        },
    ),
    ...Object.entries({ pods, loadBalancers, nodePorts }).map(
      ([name, value]) =>
        value !== undefined &&
        (!Number.isInteger(value) || value < 0) && {
          path: `quota.${name}`,
          message: `a whole number, 0 or more, given ${quote(value)}`,
        },
    ),
  ]);
  return [...problems, ...checkTenantLabels(args), ...checkAccess(access), ...checkOverrides(args)];
}

/** What a tenant's other options say, and others read of the tenant: two answers would contradict each other. */
function checkOverrides({ overrides }: CheckableTenant): Problem[] {
  const { name, labels = {} } = overrides?.metadata ?? {};
  const path = "overrides.metadata";
  return collectProblems([
    name !== undefined && { path: `${path}.name`, message: `no name, given ${quote(name)}: use namespace` },
    ...Object.keys(labels).map((key) => {
      const option = optionOf(key);
      return (
        option !== undefined && {
          path: `${path}.labels.${key}`,
          message: `no label that ${option} says, given ${quote(key)}: use ${option}`,
        }
      );
    }),
  ]);
}

function optionOf(label: string): string | undefined {
  if (label === "pod-security.kubernetes.io/enforce") {
    return "podSecurity";
  }
  return label.startsWith("keelson.dev/") ? "owner, costCenter or environment" : undefined;
}

function isTaken(namespace: string, addons: readonly string[]): boolean {
  return namespace === "default" || namespace.startsWith("kube-") || addons.includes(namespace);
}
