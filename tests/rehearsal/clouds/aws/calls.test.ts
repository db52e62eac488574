import assert from "node:assert/strict";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { awsProvider } from "../../../../cli/clouds";
import { SimulatedAccount } from "../../../../cli/rehearsal/clouds/account";
import { AwsEffects } from "../../../../cli/rehearsal/clouds/aws/effects";
import { awsLedger } from "../../../../cli/rehearsal/clouds/aws/ledger";
import { awsSettings } from "../../../../cli/rehearsal/clouds/aws/settings";
import {
  checkConfig,
  checkResource,
  createResource,
  deleteResource,
  diffConfig,
  readResource,
} from "../../../../cli/rehearsal/clouds/calls";
import { Operations } from "../../../../cli/rehearsal/clouds/operations";
import type { CloudCluster } from "../../../../cli/rehearsal/clouds/simulated-cluster";
import { CloudHoldingsList } from "../../../../cli/rehearsal/controllers/cloud-holdings";
import { toStruct, unknownValue } from "../../../../cli/rehearsal/plugin-protocol/messages";

const idle: CloudCluster = {
  addNodes: async () => undefined,
  removeNodes: async () => undefined,
  install: async () => undefined,
  remove: async () => undefined,
  changePods: async () => undefined,
  isLast: () => true,
  wipe: async () => undefined,
};
const urn = (token: string) => `urn:pulumi:test::p::${token}::net`;
const vpc = urn("aws:ec2/vpc:Vpc");
const context = {
  place: { accountId: "111122223333", region: "eu-central-1" },
  signal: new AbortController().signal,
};

describe("the calls of the simulated AWS provider", () => {
  let operations: Operations;
  beforeEach(() => {
    const account = new SimulatedAccount(awsLedger, () => new CloudHoldingsList());
    const behaviour = { latency: () => 0, patienceMilliseconds: 0 };
    const effects = new AwsEffects(account, () => idle);
    operations = new Operations({ provider: awsProvider, account, effects }, behaviour);
  });

  function check(type: string, news: object) {
    const request = new provider.CheckRequest();
    request.setUrn(urn(type));
    request.setNews(toStruct(news));
    return checkResource(operations, request);
  }

  function create(inputs: object, preview: boolean) {
    const request = new provider.CreateRequest();
    request.setUrn(vpc);
    request.setPreview(preview);
    request.setProperties(toStruct(inputs));
    return createResource(operations, context, request);
  }

  function read(id: string) {
    const request = new provider.ReadRequest();
    request.setUrn(vpc);
    request.setId(id);
    request.setInputs(toStruct({ cidrBlock: "10.20.0.0/16" }));
    return readResource(operations, context, request);
  }

  it("name a type that is not simulated", () => {
    assert.throws(
      () => check("aws:sns/topic:Topic", {}),
      /aws:sns\/topic:Topic is not simulated; use a simulated type \(aws:autoscaling/,
    );
  });

  it("refuse what the provider refuses by itself", () => {
    const answer = check("aws:ec2/vpc:Vpc", { cidrBlock: "10.20.0.1/16" });
    assert.deepEqual(
      answer.getFailuresList().map((failure) => [failure.getProperty(), failure.getReason()]),
      [["cidrBlock", '"10.20.0.1/16" is not a valid IPv4 CIDR block']],
    );
  });

  it("create nothing in a preview, and leave unknown values unknown", async () => {
    const answer = await create({ cidrBlock: unknownValue }, true);
    assert.equal(answer.getId(), "");
    assert.deepEqual(answer.getProperties()?.toJavaScript(), { cidrBlock: unknownValue });
  });

  it("read a resource until it is deleted", async () => {
    const made = await create({ cidrBlock: "10.20.0.0/16", tags: { owner: "me" } }, false);
    const found = read(made.getId());
    assert.deepEqual(found.getInputs()?.toJavaScript(), { cidrBlock: "10.20.0.0/16" });
    assert.deepEqual(found.getProperties()?.toJavaScript(), made.getProperties()?.toJavaScript());
    const state = made.getProperties()?.toJavaScript() ?? {};
    assert.deepEqual(
      [state.region, state.instanceTenancy, state.tagsAll, state.arn],
      ["eu-central-1", "default", { owner: "me" }, `arn:aws:ec2:eu-central-1:111122223333:vpc/${made.getId()}`],
    );
    const request = new provider.DeleteRequest();
    request.setUrn(vpc);
    request.setId(made.getId());
    await deleteResource(operations, context, request);
    assert.equal(read(made.getId()).getId(), "");
  });

  it("read the inputs of a resource that the program takes over, as far as they differ from the defaults", async () => {
    const group = urn("aws:cloudwatch/logGroup:LogGroup");
    const made = new provider.CreateRequest();
    made.setUrn(group);
    made.setProperties(toStruct({ name: "/aws/eks/test/cluster", retentionInDays: 30 }));
    await createResource(operations, context, made);
    const request = new provider.ReadRequest();
    request.setUrn(group);
    request.setId("/aws/eks/test/cluster");
    const inputs = readResource(operations, context, request).getInputs()?.toJavaScript();
    assert.deepEqual(inputs, { name: "/aws/eks/test/cluster", retentionInDays: 30 });
  });

  it("require a region, and replace everything for another one", () => {
    const request = new provider.CheckRequest();
    request.setNews(toStruct({}));
    const checked = checkConfig(awsSettings, request);
    assert.match(checked.getFailuresList()[0]?.getReason() ?? "", /^missing required configuration key "aws:region"/);
    const diff = new provider.DiffRequest();
    diff.setOldInputs(toStruct({ region: "eu-central-1", version: "7.1.0" }));
    diff.setNews(toStruct({ region: "eu-west-1", version: "7.2.0" }));
    const compared = diffConfig(awsSettings, diff);
    assert.deepEqual([compared.getDiffsList(), compared.getReplacesList()], [["region"], ["region"]]);
  });
});
