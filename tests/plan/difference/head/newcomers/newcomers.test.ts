import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned, urnOf } from "../../planned";
import { deployment, object, pods, policy } from "../../pull-request-parts";

type Inputs = Readonly<Record<string, unknown>>;

const web = deployment("web", { resources: { requests: { memory: "256Mi" }, limits: { memory: "1Gi" } } });
const spec = (kind: string, name: string, inputs: Inputs) => object(kind, name, { spec: inputs });
const budget = (name: string) =>
  spec("policy/v1:PodDisruptionBudget", `boutique/${name}`, {
    minAvailable: 1,
    selector: { matchLabels: { "keelson.dev/workload": "web" } },
  });
const range = (memory: string) =>
  spec("core/v1:LimitRange", "boutique/limits", { limits: [{ type: "Container", max: { memory } }] });
const certificate = (name: string, secretName: string) =>
  spec("cert-manager.io/v1:Certificate", `boutique/${name}`, { secretName });
const storageClass = (isDefault: boolean) =>
  object("storage.k8s.io/v1:StorageClass", "fast", {
    metadata: { annotations: { "storageclass.kubernetes.io/is-default-class": String(isDefault) } },
    provisioner: "ebs.csi.aws.com",
  });
const binding = (action: string) =>
  spec("admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding", "images", { validationActions: [action] });
const closing = (ingress: readonly Inputs[]) => policy("web", { ...pods("web"), policyTypes: ["Ingress"], ingress });
const servers = (namespace: string) => object("core/v1:ConfigMap", `${namespace}/coredns-custom`, { data: { a: "b" } });

const bucket = planned("aws:s3/bucket:Bucket", "carts");
const ofBucket = (kind: string, name: string, inputs: Inputs = {}) =>
  planned(`aws:s3/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`, name, {
    inputs,
    propertyDependencies: { bucket: [bucket.urn] },
  });
const rules = (rule: Inputs) => ofBucket("BucketLifecycleConfiguration", "old", { rules: [rule] });
const table = planned("aws:ec2/routeTable:RouteTable", "main");
const gateway = planned("aws:ec2/transitGateway:TransitGateway", "office");
const route = planned("aws:ec2/route:Route", "office", {
  propertyDependencies: { routeTableId: [table.urn], transitGatewayId: [gateway.urn] },
});

/** The lines of new resources, without those that have other reasons. */
function linesOf(before: readonly PlannedResource[], come: readonly PlannedResource[]): string[] {
  const after = [...before, ...come];
  return headLines(before, after, difference(before, after)).flatMap(({ class: cls, text }) =>
    cls === "unprotected" || cls === "unjudged" ? [`${cls}: ${text}`] : [],
  );
}

describe("new resources that change what exists", () => {
  const found: readonly [name: string, before: PlannedResource[], come: PlannedResource[], expected: string[]][] = [
    [
      "a largest size below that of pods",
      [web],
      [range("512Mi")],
      [
        "unprotected: Deployment boutique/web: LimitRange boutique/limits refuses its pods, because memory 1Gi is above 512Mi",
      ],
    ],
    ["a largest size above that of pods", [web], [range("2Gi")], []],
    [
      "a second budget of the same pods",
      [web, budget("web")],
      [budget("again")],
      ["unprotected: Deployment boutique/web: 2 disruption budgets select its pods, so their nodes cannot be drained"],
    ],
    ["the first budget", [web], [budget("web")], []],
    [
      "a second certificate in one Secret",
      [certificate("web", "tls")],
      [certificate("shop", "tls")],
      ["unprotected: Certificate boutique/shop: writes the Secret tls, which Certificate boutique/web writes too"],
    ],
    ["a certificate in its own Secret", [certificate("web", "tls")], [certificate("shop", "shop-tls")], []],
    [
      "a policy that closes pods to everybody",
      [web],
      [closing([])],
      ["unprotected: boutique/web listens on 8080, but no policy allows a connection to it"],
    ],
    [
      "a policy that lets some callers in",
      [web],
      [closing([{ from: [{ podSelector: {} }] }])],
      ["unjudged: boutique/web: can now receive only connections that a policy allows"],
    ],
    [
      "another default",
      [web],
      [storageClass(true)],
      ["unjudged: StorageClass fast: new, and becomes the default for objects without a class"],
    ],
    ["another class", [web], [storageClass(false)], []],
    ["a default in a new stack", [], [storageClass(true)], []],
    [
      "a policy that refuses",
      [web],
      [binding("Deny")],
      [
        "unjudged: ValidatingAdmissionPolicyBinding images: new, and may refuse existing objects when they change or restart",
      ],
    ],
    ["a policy that only warns", [web], [binding("Warn")], []],
    [
      "settings of the cluster's DNS",
      [web],
      [servers("kube-system")],
      ["unjudged: ConfigMap kube-system/coredns-custom: new, and may configure system components of the cluster"],
    ],
    ["settings of an application", [web], [servers("boutique")], []],
    [
      "a second notification of a bucket",
      [bucket, ofBucket("BucketNotification", "one")],
      [ofBucket("BucketNotification", "two")],
      [
        "unprotected: aws.s3.BucketNotification two: replaces aws.s3.BucketNotification one, because a bucket can have only one resource of this type",
      ],
    ],
    ["the first notification", [bucket], [ofBucket("BucketNotification", "one")], []],
    [
      "a rule that deletes what a bucket holds",
      [bucket],
      [rules({ expiration: { days: 30 } })],
      ["unprotected: aws.s3.BucketLifecycleConfiguration old: a new rule deletes content of the bucket"],
    ],
    ["a rule of a new bucket", [web], [bucket, rules({ expiration: { days: 30 } })], []],
    ["a rule that only moves", [bucket], [rules({ transitions: [{ days: 30, storageClass: "GLACIER" }] })], []],
    [
      "a route between networks of before",
      [table, gateway],
      [route],
      ["unjudged: aws.ec2.Route office: new, and changes the traffic between existing resources"],
    ],
    ["a route to a new gateway", [table], [gateway, route], []],
    [
      "an application with its parts",
      [web],
      [deployment("shop"), certificate("shop", "shop-tls"), servers("shop")],
      [],
    ],
    [
      "a component with its policy",
      [web],
      [
        planned("keelson:index:Policies", "policies", { provider: null }),
        { ...binding("Deny"), parent: urnOf("keelson:index:Policies", "policies") },
      ],
      [],
    ],
  ];
  for (const [name, before, come, expected] of found) {
    it(`${expected.length === 0 ? "pass" : "fail"}: ${name}`, () => {
      assert.deepEqual(linesOf(before, come), expected);
    });
  }
});
