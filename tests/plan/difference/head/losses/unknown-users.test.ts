import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned, urnOf } from "../../planned";
import { deployment, object } from "../../pull-request-parts";
import { itFailsWith, type Judged } from "../failing-lines";

const bucket = planned("aws:s3/bucket:Bucket", "site");
const using = (target: PlannedResource | undefined, type: string, key: string) =>
  planned(type, "user", {
    inputs: { [key]: "<unknown>" },
    propertyDependencies: { [key]: target === undefined ? [] : [target.urn] },
  });
const topic = planned("aws:sns/topic:Topic", "orders");
const other = planned("aws:sns/topic:Topic", "other");
const policy = planned("aws:iam/policy:Policy", "reader", { inputs: { policy: "{}" } });
const attached = using(policy, "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn");
const settings = object("core/v1:ConfigMap", "boutique/settings", { data: { a: "b" } });
const shop = deployment("shop");
const reading = deployment("shop", { envFrom: [{ configMapRef: { name: "settings" } }] });
const release = object("helm.sh/v3:Release", "cache/redis", { name: "redis", namespace: "cache", chart: "redis" });
const component = planned("keelson:index:HelmRelease", "redis", { provider: null });

const unknown = (label: string) => [`unjudged: ${label}: deleted; the plan does not show who uses it`];
/** A resource of a type that goes, and nothing with it. */
const alone = (type: string, label: string): Judged => [
  type,
  [bucket, planned(type, "x")],
  [bucket],
  unknown(`${label} x`),
];

describe("a deletion whose users are not in the plan", () => {
  itFailsWith([
    alone("aws:rds/parameterGroup:ParameterGroup", "aws.rds.ParameterGroup"),
    alone("aws:acm/certificate:Certificate", "aws.acm.Certificate"),
    alone("aws:apigateway/apiKey:ApiKey", "aws.apigateway.ApiKey"),
    alone("aws:kms/alias:Alias", "aws.kms.Alias"),
    alone("aws:iam/role:Role", "aws.iam.Role"),
    alone("aws:iam/accessKey:AccessKey", "aws.iam.AccessKey"),
    alone("gcp:serviceaccount/account:Account", "gcp.serviceaccount.Account"),
    alone("azure-native:managedidentity:UserAssignedIdentity", "azure-native.managedidentity.UserAssignedIdentity"),
    alone("github:index/branchProtection:BranchProtection", "github.BranchProtection"),
    alone("random:index/randomPassword:RandomPassword", "random.RandomPassword"),
    ["several topics", [bucket, topic, other], [bucket], unknown("aws.sns.Topic {orders, other}")],
    ["a ConfigMap", [shop, settings], [shop], unknown("ConfigMap boutique/settings")],
    [
      "a release",
      [bucket, release],
      [bucket],
      ["unjudged: Release cache/redis: deleted, with everything that its chart created"],
    ],
  ]);
});

const stopped = (label: string) => [
  `unjudged: ${label}: deleted; the plan does not show whether something still needs it`,
];

describe("a deletion whose users are known", () => {
  const alarm = (to: PlannedResource) =>
    using(to, "aws:codestarnotifications/notificationRule:NotificationRule", "targets");
  const program = using(topic, "aws:lambda/function:Function", "topic");
  itFailsWith([
    ["a topic with the program that uses it", [bucket, topic, program], [bucket], stopped("aws.lambda.Function user")],
    ["a policy with its attachment", [bucket, policy, attached], [bucket], []],
    ["a dashboard", [bucket, planned("aws:cloudwatch/dashboard:Dashboard", "x")], [bucket], []],
    [
      "a ConfigMap that pods no longer name",
      [reading, settings],
      [shop],
      [
        'unjudged: Deployment boutique/shop: spec.template.spec.containers[shop].envFrom[0] {"configMapRef":{"name":"settings"}} → (nothing)',
      ],
    ],
    [
      "a ConfigMap with its pods",
      [deployment("a"), reading, settings],
      [deployment("a")],
      stopped("Deployment boutique/shop"),
    ],
    [
      "a release with its component",
      [bucket, component, { ...release, parent: urnOf("keelson:index:HelmRelease", "redis") }],
      [bucket],
      stopped("redis (HelmRelease), with Release"),
    ],
    [
      "a topic whose user has another one",
      [topic, other, alarm(topic)],
      [other, alarm(other)],
      ["unjudged: aws.codestarnotifications.NotificationRule user: targets from orders → from other"],
    ],
  ]);
});
