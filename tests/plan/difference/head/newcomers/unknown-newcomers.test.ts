import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned } from "../../planned";
import { deployment, object } from "../../pull-request-parts";
import { itFailsWith, type Judged } from "../failing-lines";

const balancer = planned("aws:lb/loadBalancer:LoadBalancer", "web");
const existing = [deployment("web"), balancer];
const what = "new; no rule covers its effect on existing resources";
const fails = (come: PlannedResource, label: string, why = what): Judged => [
  label,
  existing,
  [...existing, come],
  [`unjudged: ${label}: ${why}`],
];
const passes = (name: string, ...come: readonly PlannedResource[]): Judged => [
  name,
  existing,
  [...existing, ...come],
  [],
];

const rule = (name: string, spec: object) =>
  object("security.istio.io/v1:AuthorizationPolicy", `boutique/${name}`, { spec });
const association = planned("aws:wafv2/webAclAssociation:WebAclAssociation", "web", {
  propertyDependencies: { resourceArn: [balancer.urn] },
});
const cleanup = object("kyverno.io/v2:ClusterCleanupPolicy", "old", { spec: { schedule: "0 * * * *" } });
const lock = (level: string) =>
  planned("azure-native:authorization:ManagementLockAtResourceGroupLevel", "x", { inputs: { level } });

describe("a new resource of which nobody knows what it does", () => {
  itFailsWith([
    fails(rule("deny", {}), "AuthorizationPolicy boutique/deny"),
    fails(object("foo.example.com/v1:Widget", "boutique/x"), "Widget boutique/x"),
    fails(association, "aws.wafv2.WebAclAssociation web"),
    fails(planned("gcp:orgpolicy/policy:Policy", "x"), "gcp.orgpolicy.Policy x"),
    fails(planned("command:local:Command", "x"), "command.local.Command x"),
    fails(cleanup, "ClusterCleanupPolicy old", "new, and changes, creates or deletes other objects"),
    fails(
      lock("ReadOnly"),
      "azure-native.authorization.ManagementLockAtResourceGroupLevel x",
      "new, and refuses every change to the resources that it locks",
    ),
    ["in a new stack", [], [rule("deny", {})], []],
    passes("a monitor", object("monitoring.coreos.com/v1:ServiceMonitor", "boutique/web")),
    passes("an alarm", planned("aws:cloudwatch/metricAlarm:MetricAlarm", "x")),
    passes("a password", planned("random:index/randomPassword:RandomPassword", "x")),
    passes(
      "a rule for a new application",
      deployment("cart"),
      rule("cart", { selector: { matchLabels: { "keelson.dev/workload": "cart" } } }),
    ),
  ]);
});
