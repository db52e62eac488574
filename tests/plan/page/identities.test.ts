import assert from "node:assert/strict";
import { accessLines } from "../../../cli/plan/page/access";
import { identitiesOf } from "../../../cli/plan/page/identities";
import { groupOf } from "../../../cli/plan/page/identity-groups";
import { principals } from "../../../cli/plan/page/principals";
import { registered } from "../../support/registered";
import { object } from "../objects";

const grant = (who: string, may: string, on: string) => ({ who, may, on, when: [], boundless: false });
const role = (name: string) => registered("shop-node", { type: "aws:iam/role:Role", inputs: { name } });

describe("identities on a plan's page", () => {
  it("have the rights of their groups and roles, which are not listed again", () => {
    const merged = principals(
      [
        grant("arn:aws:iam::1:role/leads", "sign in", "the cluster shop"),
        grant("arn:aws:iam::1:role/leads", "be in the group leads", "the cluster shop"),
        grant("Group leads", "everything of Role admin", "in shop"),
        grant("service account shop/web", "act as", "aws.iam.Role web"),
        grant("aws.iam.Role web", "s3:GetObject", "*"),
        grant("pods.eks.amazonaws.com", "sts:AssumeRole", "aws.iam.Role web"),
      ],
      [],
    );
    assert.deepEqual(
      merged.map(({ as, grants, who }) => [who, as, grants.map(({ may }) => may)]),
      [
        ["arn:aws:iam::1:role/leads", ["Group leads"], ["everything of Role admin"]],
        ["service account shop/web", ["aws.iam.Role web"], ["s3:GetObject"]],
      ],
    );
  });

  it("have one name: a role its resource's, and a group that of the cluster", () => {
    const merged = principals(
      [
        grant("node-role", "use the policy A", ""),
        grant("group:leads@example.com", "roles/container.clusterViewer", "project shop"),
        grant("Group leads@example.com", "everything of Role admin", "in shop"),
      ],
      [role("node-role")],
    );
    assert.deepEqual(
      merged.map(({ grants, who }) => [who, grants.length]),
      [
        ["aws.iam.Role shop-node", 1],
        ["Group leads@example.com", 2],
      ],
    );
  });

  it("have rights on the queue, not on the queue's policy", () => {
    const queue = registered("jobs", { type: "aws:sqs/queue:Queue" });
    const policy = registered("jobs-policy", {
      type: "aws:sqs/queuePolicy:QueuePolicy",
      inputs: {
        policy: JSON.stringify({
          Statement: [{ Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage" }],
        }),
      },
      propertyDependencies: { queueUrl: [queue.urn] },
    });
    assert.deepEqual(
      identitiesOf([queue, policy]).map(({ rights, who }) => [who, rights.map(({ on }) => on)]),
      [["events.amazonaws.com", [["aws.sqs.Queue jobs"]]]],
    );
  });

  it("that only sign in keep that right", () => {
    const [only] = principals([grant("arn:aws:iam::1:role/guest", "sign in", "the cluster shop")], []);
    assert.deepEqual(only?.grants.length, 1);
  });

  const groups: readonly (readonly [who: string, group: string])[] = [
    ["Group leads", "people"],
    ["arn:aws:iam::111122223333:role/platform", "people"],
    ["33334444-0000-0000-0000-000000000004", "people"],
    ["serviceAccount:deployer@shop.iam.gserviceaccount.com", "people"],
    ["service account velero/velero", "workloads"],
    ["serviceAccount:service-1@compute-system.iam.gserviceaccount.com", "cloud"],
    ["ec2.amazonaws.com", "cloud"],
    ["arn:aws:iam::111122223333:root", "cloud"],
    ["everybody", "everybody"],
    ["holders of Role shop/admin", "sets"],
    ["aws.iam.Role prod-node", "roles"],
  ];
  for (const [who, group] of groups) {
    it(`counts ${who} among ${group}`, () => assert.equal(groupOf(who), group));
  }

  it("are people in the summary, each with its rights in one line", () => {
    const binding = (namespace: string, name: string) =>
      object("rbac.authorization.k8s.io/v1", "RoleBinding", `${namespace}/leads`, {
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name },
        subjects: [{ kind: "Group", name: "leads" }],
      });
    assert.deepEqual(accessLines(identitiesOf([binding("shop", "viewer"), binding("blog", "viewer")])), [
      "Group leads · Role viewer in blog, shop",
    ]);
  });
});
