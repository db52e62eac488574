import type { PlannedResource } from "../../../cli/plan/planned-resource";
import { planned } from "./planned";
import type { PullRequest } from "./pull-request";
import { object } from "./pull-request-parts";

const issuer = "oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE";
const printer = "system:serviceaccount:shop:printer";
const trusted = (Condition: object): PlannedResource =>
  planned("aws:iam/role:Role", "printer", {
    inputs: {
      assumeRolePolicy: JSON.stringify({
        Statement: [
          {
            Effect: "Allow",
            Principal: { Federated: `arn:aws:iam::333344445555:oidc-provider/${issuer}` },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition,
          },
        ],
      }),
    },
  });
const equals = (sub: string | readonly string[]) =>
  trusted({ StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com", [`${issuer}:sub`]: sub } });

const aggregated = (labels: object, apiGroups: readonly string[], resource: string, verbs: readonly string[]) =>
  object("rbac.authorization.k8s.io/v1:ClusterRole", "triage", {
    metadata: { labels },
    rules: [{ apiGroups, resources: [resource], verbs }],
  });
const toView = { "rbac.authorization.k8s.io/aggregate-to-view": "true" };

const member = (expression: string) =>
  planned("gcp:projects/iAMMember:IAMMember", "reports", {
    inputs: {
      project: "example-prod",
      member: "user:a@example.com",
      role: "roles/storage.objectViewer",
      condition: { title: "reports", expression },
    },
  });
const reports = 'resource.name.startsWith("projects/_/buckets/reports, 2026")';

const web = (destinationPortRanges: readonly string[], sourceAddressPrefix = "Internet") =>
  planned("azure-native:network:NetworkSecurityGroup", "nodes", {
    inputs: {
      securityRules: [
        { name: "Web", access: "Allow", direction: "Inbound", sourceAddressPrefix, destinationPortRanges },
      ],
    },
  });

const keda = (secret: boolean) =>
  object("helm.sh/v3:Release", "keda/keda", {
    name: "keda",
    namespace: "keda",
    chart: "keda",
    values: { permissions: { operator: { restrict: { secret } }, metricServer: { restrict: { secret } } } },
  });

/** Pull requests about who may do what, and who is let in, with what a careful engineer decides. */
export const rightsPullRequests: readonly PullRequest[] = [
  {
    name: "a role for every account of some namespaces",
    before: [equals(printer)],
    after: [
      trusted({
        StringEquals: { [`${issuer}:aud`]: "sts.amazonaws.com" },
        StringLike: { [`${issuer}:sub`]: "system:serviceaccount:shop*:*" },
      }),
    ],
    head: [
      "unprotected: arn:aws:iam::333344445555:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE: sts:AssumeRoleWithWebIdentity on aws.iam.Role printer, if oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:aud StringEquals sts.amazonaws.com, oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub StringLike system:serviceaccount:shop*:*, no longer only if oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub StringEquals system:serviceaccount:shop:printer",
    ],
    fails: [/^Weaker, or cut off: arn:aws:iam::333344445555:oidc-provider/],
  },
  {
    name: "a role for one more account",
    before: [equals(printer)],
    after: [equals([printer, "system:serviceaccount:default:default"])],
    head: [
      "unprotected: arn:aws:iam::333344445555:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE: sts:AssumeRoleWithWebIdentity on aws.iam.Role printer, if oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:aud StringEquals sts.amazonaws.com, oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub StringEquals system:serviceaccount:shop:printer|system:serviceaccount:default:default, no longer only if oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub StringEquals system:serviceaccount:shop:printer",
    ],
    fails: [/^Weaker, or cut off: arn:aws:iam::333344445555:oidc-provider/],
  },
  {
    name: "a role for another account",
    before: [equals(printer)],
    after: [equals("system:serviceaccount:other:printer")],
    head: [
      "unprotected: arn:aws:iam::333344445555:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE: sts:AssumeRoleWithWebIdentity on aws.iam.Role printer, if oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:aud StringEquals sts.amazonaws.com, oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub StringEquals system:serviceaccount:other:printer, no longer only if oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub StringEquals system:serviceaccount:shop:printer",
      "less: arn:aws:iam::333344445555:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE: sts:AssumeRoleWithWebIdentity on aws.iam.Role printer, if oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:aud StringEquals sts.amazonaws.com, oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub StringEquals system:serviceaccount:shop:printer",
    ],
    fails: [/^Weaker, or cut off: arn:aws:iam::333344445555:oidc-provider/],
  },
  {
    name: "a grant whose condition anything meets",
    before: [member(`${reports} && b`)],
    after: [member(`${reports} && b && true ? true : true`)],
    head: [
      'unprotected: user:a@example.com: roles/storage.objectViewer on project example-prod, if resource.name.startsWith("projects/_/buckets/reports, 2026") && b && true ? true : true, no longer only if b, resource.name.startsWith("projects/_/buckets/reports, 2026")',
      'removed: gcp.projects.IAMMember reports: deleted and created again because of condition.expression "…&& b" → "…&& b && true ? true : true"',
      'less: user:a@example.com: roles/storage.objectViewer on project example-prod, if b, resource.name.startsWith("projects/_/buckets/reports, 2026")',
    ],
    fails: [/^Weaker, or cut off: user:a@example\.com/],
  },
  {
    name: "a role for fewer accounts, and its conditions in another order",
    before: [equals([printer, "system:serviceaccount:default:default"])],
    after: [trusted({ StringEquals: { [`${issuer}:sub`]: [printer], [`${issuer}:aud`]: "sts.amazonaws.com" } })],
    head: [
      "less: arn:aws:iam::333344445555:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE: sts:AssumeRoleWithWebIdentity on aws.iam.Role printer, if oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:aud StringEquals sts.amazonaws.com, oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub StringEquals system:serviceaccount:shop:printer|system:serviceaccount:default:default, now only if oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE:sub StringEquals system:serviceaccount:shop:printer",
    ],
    fails: [],
  },
  {
    name: "a grant that loses one part of its condition",
    before: [member(`${reports} && request.time < timestamp("2027-01-01T00:00:00Z")`)],
    after: [member(reports)],
    head: [
      'unprotected: user:a@example.com: roles/storage.objectViewer on project example-prod, if resource.name.startsWith("projects/_/buckets/reports, 2026"), no longer only if request.time < timestamp("2027-01-01T00:00:00Z")',
      'removed: gcp.projects.IAMMember reports: deleted and created again because of condition.expression "…) && request.time < timestamp(\\"2027-01-01T00:00:00Z\\")" → "…)"',
    ],
    fails: [/^Weaker, or cut off: user:a@example\.com/],
  },
  {
    name: "viewers who may restart, by a label",
    before: [],
    after: [aggregated(toView, ["apps"], "deployments", ["patch"])],
    head: [
      "admin: everybody with ClusterRole view: patch on deployments.apps",
      "permission: holders of ClusterRole triage: patch on deployments.apps",
    ],
    fails: [/^May now do everything: everybody with ClusterRole view/],
  },
  {
    name: "viewers who also see an operator's objects",
    before: [],
    after: [aggregated(toView, ["example.com"], "queues", ["get", "list", "watch"])],
    head: [
      "permission: holders of ClusterRole triage: get, list, watch on queues.example.com",
      "permission: everybody with ClusterRole view: get, list, watch on queues.example.com",
    ],
    fails: [],
  },
  {
    name: "an autoscaler that reads Secrets, by a chart's values",
    before: [keda(true)],
    after: [keda(false)],
    head: [
      "admin: KEDA: read every Secret",
      "restart: Release keda/keda: pods of the chart may restart: values.permissions.metricServer.restrict.secret true → false, values.permissions.operator.restrict.secret true → false (the plan did not render the chart)",
    ],
    fails: [/^May now do everything: KEDA: read every Secret/],
  },
  {
    name: "two more ports for the internet",
    before: [web(["80", "443"])],
    after: [web(["80", "443", "4222", "7422"])],
    head: ["open: Internet → azure-native.network.NetworkSecurityGroup nodes: 4222,7422"],
    fails: [/^Newly open: Internet → /],
  },
  {
    name: "a smaller range for fewer ports",
    before: [web(["443", "8443"], "10.0.0.0/16")],
    after: [web(["443"], "10.0.0.0/17")],
    head: [
      "unjudged: 10.0.0.0/16 → azure-native.network.NetworkSecurityGroup nodes: 443, now only 10.0.0.0/17; the plan does not show whether any client uses the rest",
      "unjudged: azure-native.network.NetworkSecurityGroup nodes: 10.0.0.0/16 could connect to 8443; now nobody can. The plan does not show who uses this connection",
      "less: 10.0.0.0/16 → azure-native.network.NetworkSecurityGroup nodes: 8443",
    ],
    fails: [
      /^Judge it yourself, because no rule covers it: 10\.0\.0\.0\/16 → azure-native\.network\.NetworkSecurityGroup nodes: 443.* 10\.0\.0\.0\/16 could connect to 8443/,
    ],
  },
];
