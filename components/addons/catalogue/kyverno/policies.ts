import { type LoadBalancers, loadBalancers } from "../../../capabilities";
import type { Cloud } from "../../../clusters/contract";
import { tenantLabel } from "../../../network";
import { dedicatedKey } from "../../../node-labels";
import type { AddonContext, CustomResourceManifest } from "../../definition";
import { loadBalancerService } from "../../load-balancer-service";
import type { KyvernoOptions, KyvernoPolicy } from "./options";
import { changed, containerRules, type Rule, tolerationRules } from "./pod-rules";

/** Label of the namespaces of tenants. */

/**
 * Renders the policies as ValidatingPolicy objects, because Kyverno has deprecated ClusterPolicy: https://kyverno.io/docs/guides/migration-to-cel/
 */
export function kyvernoPolicies({ options, cluster, find }: AddonContext<KyvernoOptions>): CustomResourceManifest[] {
  const rules = { ...containerRules(options), ...serviceRules(cluster.cloud, find(loadBalancers)) };
  const named = (Object.entries(rules) as [KyvernoPolicy, Rule | undefined][]).flatMap(([name, rule]) => {
    const { action = "Deny", actions = {}, exempt = {} } = options;
    const taken = actions[name] ?? action;
    return rule === undefined || taken === "Off" ? [] : [policy(name, rule, taken, exempt[name] ?? [], options)];
  });
  const pools = Object.entries(options.dedicatedPools ?? {}).map(([pool, namespaces]) => {
    const toleration = `t.?key.orValue('') == '${dedicatedKey}' && (t.?operator.orValue('Equal') == 'Exists' || t.?value.orValue('') == '${pool}')`;
    const message = `Pods may use the nodes dedicated to ${pool} only in these namespaces: ${namespaces.join(", ") || "none"}. Remove runOn and the toleration.`;
    return policy(
      `dedicated-${pool}`,
      tolerationRules(toleration, message),
      options.action ?? "Deny",
      namespaces,
      options,
    );
  });
  return [...named, ...pools];
}

/** Rules about Services. */
function serviceRules(cloud: Cloud, controller: LoadBalancers | undefined): Partial<Record<KyvernoPolicy, Rule>> {
  const condition = changed("object.spec", "object.metadata.?annotations.orValue({})");
  return {
    "external-ips": {
      resource: "services",
      condition,
      expression: "object.spec.?externalIPs.orValue([]).size() == 0",
      /* https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips */
      message: "A Service with externalIPs can take over the traffic of other Services: remove externalIPs.",
    },
    "public-load-balancers": internalOnly(condition, cloud, controller),
  };
}

/** Returns a rule that refuses Services without the annotations for an internal load balancer. Undefined on a cloud without such annotations. */
function internalOnly(condition: string, cloud: Cloud, controller: LoadBalancers | undefined): Rule | undefined {
  const open = loadBalancerService("public", cloud, controller).annotations;
  const internal = Object.entries(loadBalancerService("internal", cloud, controller).annotations);
  const telling = internal.filter(([key, value]) => open[key] !== value);
  if (telling.length === 0) {
    return undefined;
  }
  const needed = telling.map(([key, value]) => `object.metadata.?annotations[?'${key}'].orValue('') == '${value}'`);
  const words = telling.map(([key, value]) => `${key}: "${value}"`).join(", ");
  return {
    resource: "services",
    condition,
    expression: [
      "object.spec.?type.orValue('') != 'LoadBalancer'",
      ...(needed.length > 1 ? [`(${needed.join(" && ")})`] : needed),
    ].join(" || "),
    message: `Public load balancers are not allowed here: annotate the Service with ${words}, or expose the workload through the platform's ingress.`,
  };
}

function policy(
  name: string,
  { resource, condition, variables, expression, message }: Rule,
  action: "Deny" | "Audit",
  exempt: readonly string[],
  { failurePolicy = "Fail" }: KyvernoOptions,
): CustomResourceManifest {
  const others = { key: "kubernetes.io/metadata.name", operator: "NotIn", values: [...exempt] };
  return {
    apiVersion: "policies.kyverno.io/v1",
    kind: "ValidatingPolicy",
    name,
    scope: "Cluster",
    spec: {
      validationActions: [action],
      failurePolicy: action === "Audit" ? "Ignore" : failurePolicy,
      matchConstraints: {
        namespaceSelector: {
          matchExpressions: [{ key: tenantLabel, operator: "Exists" }, ...(exempt.length > 0 ? [others] : [])],
        },
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: [resource] },
        ],
      },
      matchConditions: [{ name: "changed", expression: condition }],
      ...(variables !== undefined && { variables }),
      validations: [{ expression, message }],
    },
  };
}
