import assert from "node:assert/strict";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { awsProvider } from "../../../cli/clouds";
import { SimulatedAccount } from "../../../cli/rehearsal/clouds/account";
import { awsLedger } from "../../../cli/rehearsal/clouds/aws/ledger";
import { callFunction, diffResource, readResource } from "../../../cli/rehearsal/clouds/calls";
import { Operations } from "../../../cli/rehearsal/clouds/operations";
import { CloudHoldingsList } from "../../../cli/rehearsal/controllers/cloud-holdings";
import { toStruct } from "../../../cli/rehearsal/plugin-protocol/messages";
import { UnknownTypes } from "../../../cli/unknown-types";
import { text } from "../../../cli/values";

const type = "aws:ec2/vpc:Vpc";
const urn = `urn:pulumi:test::p::${type}::network`;
const context = {
  place: { accountId: "111122223333", region: "eu-central-1" },
  signal: new AbortController().signal,
};

describe("what existed before a rehearsed program", () => {
  let operations: Operations;
  let unknownTypes: UnknownTypes;
  beforeEach(() => {
    const account = new SimulatedAccount(awsLedger, () => new CloudHoldingsList());
    const nothing = async () => undefined;
    const effects = { created: nothing, updated: nothing, deleting: nothing };
    unknownTypes = new UnknownTypes(__dirname);
    const players = { provider: awsProvider, account, effects, unknownTypes };
    operations = new Operations(players, { latency: () => 0, patienceMilliseconds: 0 });
  });

  function read(inputs: object) {
    const request = new provider.ReadRequest();
    request.setUrn(urn);
    request.setId("vpc-123");
    request.setInputs(toStruct({ ...inputs }));
    return readResource(operations, context, request);
  }

  it("is read with made-up outputs, the same each time, and named in the report", () => {
    const first = read({});
    assert.equal(first.getId(), "vpc-123");
    const state = first.getProperties()?.toJavaScript();
    assert.equal(state?.id, "vpc-123");
    assert.match(text(state?.arn) ?? "", /^arn:aws:ec2:eu-central-1:111122223333:vpc\/network$/);
    assert.deepEqual(read({}).toObject(), first.toObject());
    assert.deepEqual(unknownTypes.played(), [
      "These resources are assumed to exist, because the program does not create them: aws:ec2/vpc:Vpc vpc-123. Their outputs are invented from the SDK's declarations.",
    ]);
  });

  it("is imported as the program describes it", () => {
    assert.deepEqual(read({}).getInputs()?.toJavaScript(), {});
    const diff = new provider.DiffRequest();
    diff.setUrn(urn);
    diff.setId("vpc-123");
    diff.setOldInputs(toStruct({}));
    diff.setNews(toStruct({ cidrBlock: "10.0.0.0/16" }));
    const answer = diffResource(operations, diff);
    assert.equal(answer.getChanges(), provider.DiffResponse.DiffChanges.DIFF_NONE);
    assert.equal(read({ cidrBlock: "10.0.0.0/16" }).getId(), "vpc-123");
  });

  it("is not what the run made and something else deleted", () => {
    assert.equal(read({ cidrBlock: "10.0.0.0/16" }).getId(), "");
  });

  it("may be asked for by a function that nothing simulates", () => {
    const request = new provider.InvokeRequest();
    request.setTok("aws:sns/getTopic:getTopic");
    request.setArgs(toStruct({ name: "orders" }));
    const answer = callFunction(operations, context, request).getReturn()?.toJavaScript();
    assert.equal(answer?.name, "orders");
    assert.match(text(answer?.arn) ?? "", /^arn:aws:sns:eu-central-1:111122223333:/);
    assert.match(unknownTypes.played().join(), /^These functions are not simulated: aws:sns\/getTopic:getTopic\./);
  });
});
