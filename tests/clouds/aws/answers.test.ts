import assert from "node:assert/strict";
import {
  answerOf,
  awsProvider,
  type Properties,
  previewOfCreation,
  previewOfUpdate,
  withAutoname,
} from "../../../cli/clouds";

const place = { accountId: "111122223333", region: "eu-central-1", newId: awsProvider.drawId };

const question = (inputs: Properties, previous: Properties) => ({ type: "", name: "test", inputs, place, previous });

function answered(token: string, inputs: Properties, previous?: Properties) {
  const type = awsProvider.types[token];
  assert.ok(type, token);
  return answerOf(awsProvider, type, { type: token, name: "test", inputs, place, previous });
}

describe("what AWS answers", () => {
  it("has the same id for the same thing, as AWS draws them", () => {
    const ids = ["aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet", "aws:kms/key:Key", "aws:efs/fileSystem:FileSystem"].map(
      (token) => answered(token, {}).id,
    );
    assert.match(ids[0] ?? "", /^vpc-0[0-9a-f]{16}$/);
    assert.match(ids[1] ?? "", /^subnet-0[0-9a-f]{16}$/);
    assert.match(ids[2] ?? "", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.match(ids[3] ?? "", /^fs-0[0-9a-f]{16}$/);
    assert.equal(answered("aws:ec2/vpc:Vpc", {}).id, ids[0]);
  });

  it("has ARNs with account and region, where a service has regions", () => {
    const arns: readonly (readonly [string, Properties, string])[] = [
      ["aws:iam/role:Role", { name: "node" }, "arn:aws:iam::111122223333:role/node"],
      ["aws:eks/cluster:Cluster", { name: "prod" }, "arn:aws:eks:eu-central-1:111122223333:cluster/prod"],
      ["aws:cloudwatch/logGroup:LogGroup", { name: "/a/b" }, "arn:aws:logs:eu-central-1:111122223333:log-group:/a/b"],
      ["aws:sqs/queue:Queue", { name: "q" }, "arn:aws:sqs:eu-central-1:111122223333:q"],
      ["aws:cloudwatch/eventRule:EventRule", { name: "r" }, "arn:aws:events:eu-central-1:111122223333:rule/r"],
    ];
    for (const [token, inputs, arn] of arns) {
      assert.equal(answered(token, inputs).state.arn, arn);
    }
  });

  it("names a cluster's end points after the control plane that is there", () => {
    const type = awsProvider.types["aws:eks/cluster:Cluster"];
    assert.ok(type);
    const controlPlane = { endpoint: "https://127.0.0.1:6443", certificateAuthority: "Y2E=" };
    const { state } = answerOf(awsProvider, type, {
      type: "",
      name: "test",
      inputs: { name: "prod" },
      place: { ...place, controlPlane },
    });
    assert.equal(state.endpoint, "https://127.0.0.1:6443");
    assert.deepEqual(state.certificateAuthority, { data: "Y2E=" });
    const [{ oidcs }] = state.identities as [{ oidcs: [{ issuer: string }] }];
    assert.match(oidcs[0].issuer, /^https:\/\/oidc\.eks\.eu-central-1\.amazonaws\.com\/id\/[0-9A-F]{32}$/);
  });

  it("counts a launch template's versions up, when the template changes", () => {
    const token = "aws:ec2/launchTemplate:LaunchTemplate";
    const first = answered(token, { name: "t", userData: "a", updateDefaultVersion: true }).state;
    assert.deepEqual([first.latestVersion, first.defaultVersion], [1, 1]);
    const second = answered(token, { name: "t", userData: "b", updateDefaultVersion: true }, first).state;
    assert.deepEqual([second.latestVersion, second.defaultVersion], [2, 2]);
    const tagged = answered(
      token,
      { name: "t", userData: "b", updateDefaultVersion: true, tags: { a: "b" } },
      second,
    ).state;
    assert.deepEqual([tagged.latestVersion, tagged.tagsAll], [2, { a: "b" }]);
    const type = awsProvider.types[token];
    assert.ok(type);
    const preview = previewOfUpdate(awsProvider, type, question({ name: "t", userData: "b" }, first), "?");
    assert.deepEqual([preview.id, preview.latestVersion, preview.userData], [first.id, "?", "b"]);
  });

  it("leaves in a preview open what AWS adds inside of what is asked for, until it is known", () => {
    const type = awsProvider.types["aws:eks/cluster:Cluster"];
    assert.ok(type);
    const inputs = { vpcConfig: { subnetIds: ["subnet-1"] } };
    const open = { vpcConfig: { clusterSecurityGroupId: "?", vpcId: "?", subnetIds: ["subnet-1"] } };
    assert.deepEqual(previewOfCreation(type, inputs, "?"), open);
    const previous = { vpcConfig: { clusterSecurityGroupId: "sg-1", vpcId: "vpc-1", subnetIds: [] } };
    assert.deepEqual(previewOfUpdate(awsProvider, type, question(inputs, previous), "?").vpcConfig, {
      clusterSecurityGroupId: "sg-1",
      vpcId: "vpc-1",
      subnetIds: ["subnet-1"],
    });
  });

  it("names what has no name, and keeps that name", () => {
    const type = awsProvider.types["aws:iam/role:Role"];
    assert.ok(type);
    const named = withAutoname(awsProvider, "aws:iam/role:Role", type, { path: "/" }, "node", {}, "seed");
    assert.match(String(named.inputs.name), /^node-[0-9a-f]{7}$/);
    assert.deepEqual(
      withAutoname(awsProvider, "aws:iam/role:Role", type, { path: "/" }, "node", named.inputs, "other").inputs,
      named.inputs,
    );
    assert.equal(
      withAutoname(awsProvider, "aws:iam/role:Role", type, { name: "given" }, "node", {}, "seed").inputs.name,
      "given",
    );
    const long = withAutoname(awsProvider, "aws:iam/role:Role", type, {}, "n".repeat(60), {}, "seed");
    assert.equal(
      long.failure?.reason,
      `could not make instance of 'aws:iam/role:Role': name '${"n".repeat(60)}-' plus 7 random chars is longer than maximum length 64`,
    );
  });
});
