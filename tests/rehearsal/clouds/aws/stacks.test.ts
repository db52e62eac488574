import assert from "node:assert/strict";
import { SimulatedAccount } from "../../../../cli/rehearsal/clouds/account";
import { AwsEffects } from "../../../../cli/rehearsal/clouds/aws/effects";
import { awsLedger } from "../../../../cli/rehearsal/clouds/aws/ledger";
import type { SimulatedNode } from "../../../../cli/rehearsal/control-plane";
import { CloudHoldingsList } from "../../../../cli/rehearsal/controllers/cloud-holdings";

const region = "eu-central-1";
const id = `arn:aws:cloudformation:${region}:111122223333:stack/prod-nodes/0123`;

/** A stack with a group of machines, whose launch configuration the program makes. */
function stack(size: number, group = "NodeGroup") {
  const templateBody = `
Resources:
  ${group}:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      LaunchConfigurationName: prod-lc
      DesiredCapacity: ${size}
      MinSize: 1
      MaxSize: 5
      VPCZoneIdentifier: ["subnet-1","subnet-2"]
      Tags:
        - { Key: kubernetes.io/cluster/prod, Value: owned, PropagateAtLaunch: "true" }
  Queue:
    Type: AWS::SQS::Queue
Outputs:
  Queue: { Value: !GetAtt Queue.Odd }
`;
  return {
    type: "aws:cloudformation/stack:Stack",
    name: "nodes",
    id,
    state: { templateBody },
    createdAt: 0,
    seed: "s",
  };
}

function simulated() {
  const nodes = new Map<string, SimulatedNode>();
  const account = new SimulatedAccount(awsLedger, () => new CloudHoldingsList());
  const effects = new AwsEffects(account, () => ({
    addNodes: async (added) => {
      added.forEach((node) => nodes.set(node.name, node));
      return undefined;
    },
    removeNodes: async (names) => names.forEach((name) => nodes.delete(name)),
    install: async () => undefined,
    remove: async () => undefined,
    changePods: async () => undefined,
    isLast: () => true,
    wipe: async () => undefined,
  }));
  const userData = "#!/bin/bash\n/etc/eks/bootstrap.sh prod --kubelet-extra-args '--node-labels=team=shop'\n";
  const state = { name: "prod-lc", instanceType: "m7i.large", userData };
  account.put({ ...stack(0), type: "aws:ec2/launchConfiguration:LaunchConfiguration", id: "prod-lc", state });
  return { account, effects, nodes };
}

describe("an Auto Scaling group in a CloudFormation stack", () => {
  it("becomes nodes of its launch configuration, which follow the template", async () => {
    const { account, effects, nodes } = simulated();
    assert.equal(await effects.created(stack(2), { region }), undefined);
    assert.deepEqual(
      [...nodes.values()].map(({ labels }) => [labels?.team, labels?.["node.kubernetes.io/instance-type"]]),
      [
        ["shop", "m7i.large"],
        ["shop", "m7i.large"],
      ],
    );
    const [group] = account.ofType("aws:autoscaling/group:Group");
    assert.match(group?.id ?? "", /^prod-nodes-NodeGroup-[0-9A-F]{12}$/);
    await effects.updated(stack(1), stack(2), { region });
    assert.equal(nodes.size, 1);
    await effects.updated(stack(3, "Other"), stack(1), { region });
    assert.equal(nodes.size, 3);
    assert.equal(account.ofType("aws:autoscaling/group:Group").length, 1, "the old group is gone");
    await effects.deleting(stack(3, "Other"));
    assert.deepEqual([nodes.size, account.ofType("aws:autoscaling/group:Group").length], [0, 0]);
  });

  it("takes its machines from a launch template of the stack, or of its policy for several types", async () => {
    const { effects, nodes } = simulated();
    const templateBody = `
Resources:
  Group:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MixedInstancesPolicy:
        LaunchTemplate:
          LaunchTemplateSpecification: { LaunchTemplateId: !Ref Template, Version: "1" }
          Overrides: [{ InstanceType: m7i.xlarge }, { InstanceType: m6i.xlarge }]
      MinSize: 1
      MaxSize: 1
      VPCZoneIdentifier: [subnet-1]
      Tags: [{ Key: kubernetes.io/cluster/prod, Value: owned }]
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        InstanceType: t3.small
        UserData: { "Fn::Base64": !Sub "bootstrap.sh \${AWS::StackName} --node-labels=pool=mixed" }
`;
    await effects.created({ ...stack(0), state: { templateBody } }, { region });
    const [node] = nodes.values();
    assert.equal(node?.labels?.pool, "mixed");
    assert.equal(node.labels["node.kubernetes.io/instance-type"], "m7i.xlarge");
  });

  it("is in the report, with what the template does not determine", async () => {
    const { effects } = simulated();
    assert.deepEqual(effects.played(), []);
    await effects.created(stack(1), { region });
    assert.deepEqual(effects.played().slice(1), [
      "These types in CloudFormation stacks exist in name only: AWS::SQS::Queue.",
      "These values are invented, because templates do not determine them: Fn::GetAtt Queue.Odd of AWS::SQS::Queue.",
    ]);
  });
});
