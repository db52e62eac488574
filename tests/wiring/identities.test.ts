import assert from "node:assert/strict";
import { identitiesIn, judgeWiring, type Surroundings } from "../../cli/wiring";
import { object } from "./objects";

const aws = (namespace: string, serviceAccount: string) => ({
  type: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
  name: "prod-web",
  inputs: { clusterName: "prod", namespace, serviceAccount },
});
const shop = object("v1", "Namespace", "shop");
const web = object("v1", "ServiceAccount", "shop/web");
const chart = { what: "chart external-dns", namespace: "external-dns", names: ["external-dns", "rfc2136"] };
const judge = (namespace: string, account: string, surroundings: Partial<Surroundings> = {}) =>
  judgeWiring([shop, web], { unseen: [chart], ...surroundings }, identitiesIn([aws(namespace, account)]));

describe("an identity of a cloud", () => {
  const forms: Readonly<Record<string, readonly [type: string, inputs: Record<string, unknown>]>> = {
    "an EKS association": [aws("shop", "web").type, aws("shop", "web").inputs],
    "a role of EKS by OIDC": [
      "aws:iam/role:Role",
      { assumeRolePolicy: '{"Condition":{"StringEquals":{"h:sub":"system:serviceaccount:shop:web"}}}' },
    ],
    "AKS' credential": [
      "azure-native:managedidentity:FederatedIdentityCredential",
      { subject: "system:serviceaccount:shop:web" },
    ],
    "GKE's principal": [
      "gcp:projects/iAMMember:IAMMember",
      {
        member:
          "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p.svc.id.goog/subject/ns/shop/sa/web",
      },
    ],
    "GKE's older principal": [
      "gcp:serviceaccount/iAMMember:IAMMember",
      { member: "serviceAccount:p.svc.id.goog[shop/web]" },
    ],
  };
  for (const [what, [type, inputs]] of Object.entries(forms)) {
    it(`is read from ${what}`, () =>
      assert.deepEqual(
        identitiesIn([{ type, name: "a", inputs }]).map(({ namespace, serviceAccount }) => [namespace, serviceAccount]),
        [["shop", "web"]],
      ));
  }

  it("is not read from objects of the cluster, nor from patterns", () => {
    const subject = { type: "kubernetes:core/v1:ConfigMap", name: "a", inputs: { data: "system:serviceaccount:a:b" } };
    const pattern = { type: "aws:iam/role:Role", name: "a", inputs: { policy: "system:serviceaccount:shop:*" } };
    assert.deepEqual(identitiesIn([subject, pattern]), []);
  });

  it("ends at an account of the program, and at one that a chart may bring", () => {
    assert.deepEqual(judge("shop", "web"), { references: 1, broken: [], unknown: [], notes: [] });
    assert.deepEqual(judge("external-dns", "external-dns").unknown, []);
    assert.equal(judge("external-dns", "something-else").unknown.length, 1);
    assert.equal(judge("kube-system", "aws-node").unknown.length, 1);
    assert.equal(judge("of-another", "web").unknown.length, 1);
  });

  it("is broken where the account is missing, or a name is misspelt", () => {
    assert.deepEqual(judge("shop", "back").broken, [
      "PodIdentityAssociation prod-web: serviceAccount: expected ServiceAccount shop/back, got web; create it or fix the name",
    ]);
    assert.deepEqual(judge("external-dn", "external-dns").broken, [
      'PodIdentityAssociation prod-web: serviceAccount: expected a namespace, got "external-dn"; did you mean "external-dns"?',
    ]);
    assert.deepEqual(judge("external-dns", "externaldns").broken, [
      'PodIdentityAssociation prod-web: serviceAccount: expected a ServiceAccount of external-dns, got "externaldns"; did you mean "external-dns"?',
    ]);
  });
});
