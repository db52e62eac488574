import assert from "node:assert/strict";
import { karpenterResources } from "../../../../components";
import { queuePolicy } from "../../../../components/clusters/eks/nodes/karpenter";
import { eksArgs, eksCluster, runEks, subnetsOf } from "../../../support/eks";
import { runProgram } from "../../../support/run-program";

const ruleType = "aws:cloudwatch/eventRule:EventRule";
const targetType = "aws:cloudwatch/eventTarget:EventTarget";
const rules = "arn:aws:events:eu-central-1:111122223333:rule/test-karpenter";
const queue = "arn:aws:sqs:eu-central-1:111122223333:test-karpenter";

describe("a cluster that is prepared for Karpenter", () => {
  it("has an encrypted queue for its own rules only, with TLS", async () => {
    const run = await runEks({ autoscaler: "karpenter" });
    const { inputs } = run.find("aws:sqs/queue:Queue", "test-karpenter");
    assert.deepEqual(
      [inputs.name, inputs.messageRetentionSeconds, inputs.sqsManagedSseEnabled],
      ["test-karpenter", 300, true],
    );
    const policy = run.find("aws:sqs/queuePolicy:QueuePolicy", "test-karpenter");
    assert.deepEqual(JSON.parse(String(policy.inputs.policy)), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Events",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: queue,
          Condition: {
            ArnEquals: {
              "aws:SourceArn": ["health", "spot-interruption", "rebalance", "state-change"].map(
                (event) => `${rules}-${event}`,
              ),
            },
          },
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: queue,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });

  it("receives events about machines that are about to stop or have stopped", async () => {
    const run = await runEks({ autoscaler: "karpenter" });
    const patterns = run.ofType(ruleType).map(({ inputs }) => [inputs.name, JSON.parse(String(inputs.eventPattern))]);
    assert.deepEqual(Object.fromEntries(patterns), {
      "test-karpenter-health": { source: ["aws.health"], "detail-type": ["AWS Health Event"] },
      "test-karpenter-rebalance": {
        source: ["aws.ec2"],
        "detail-type": ["EC2 Instance Rebalance Recommendation"],
      },
      "test-karpenter-spot-interruption": {
        source: ["aws.ec2"],
        "detail-type": ["EC2 Spot Instance Interruption Warning"],
      },
      "test-karpenter-state-change": {
        source: ["aws.ec2"],
        "detail-type": ["EC2 Instance State-change Notification"],
      },
    });
    assert.deepEqual(
      run.ofType(targetType).map(({ inputs }) => [inputs.rule, inputs.targetId]),
      ["health", "rebalance", "spot-interruption", "state-change"].map((event) => [
        `test-karpenter-${event}`,
        "karpenter",
      ]),
    );
  });

  it("has a role for its nodes that may only join and pull images", async () => {
    const run = await runEks({ autoscaler: "karpenter" });
    const role = run.find("aws:iam/role:Role", "test-karpenter-node");
    assert.equal(role.inputs.name, "test-eu-central-1-karpenter-node");
    const attached = run
      .ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
      .filter(({ name }) => name.startsWith("test-karpenter-node"))
      .map(({ inputs }) => inputs.policyArn);
    assert.deepEqual(attached, [
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    ]);
    const entry = run.find("aws:eks/accessEntry:AccessEntry", "test-karpenter-node");
    assert.equal(entry.inputs.type, "EC2_LINUX");
    assert.equal(entry.options.deletedWith, run.find("aws:eks/cluster:Cluster", "test").urn);
  });

  it("is ready for Karpenter before anything is installed in it", async () => {
    const run = await runEks({ autoscaler: "karpenter" });
    const { dependsOn } = run.find("pulumi:providers:kubernetes", "test");
    for (const [type, name] of [
      ["aws:sqs/queuePolicy:QueuePolicy", "test-karpenter"],
      [targetType, "test-karpenter-spot-interruption"],
      ["aws:eks/accessEntry:AccessEntry", "test-karpenter-node"],
      ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "test-karpenter-node-AmazonEKSWorkerNodePolicy"],
    ] as const) {
      assert.ok(dependsOn.includes(run.find(type, name).urn), name);
    }
  });

  it("offers its private subnets by zone, whether or not it created them", async () => {
    const offered = async (vpc: Partial<typeof eksArgs.vpc>) => {
      const run = await runProgram(
        () => {
          const { builtin } = eksCluster({ autoscaler: "karpenter", vpc: { ...eksArgs.vpc, ...vpc } });
          return { value: builtin.find(({ capability }) => capability === karpenterResources)?.value };
        },
        { preview: false, secrets: "plain" },
      );
      return run.outputs.value as Record<string, unknown>;
    };
    const {
      subnets: own,
      interruptionQueue,
      interruptionQueueArn,
      nodeRole,
      nodeRoleArn,
      maxPods,
      userData,
    } = await offered({});
    assert.deepEqual(Object.keys(own as object), ["eu-central-1a", "eu-central-1b"]);
    assert.deepEqual(
      { interruptionQueue, interruptionQueueArn, nodeRole, nodeRoleArn, maxPods, userData },
      {
        interruptionQueue: "test-karpenter",
        interruptionQueueArn: queue,
        nodeRole: "test-eu-central-1-karpenter-node",
        nodeRoleArn: "arn:aws:iam::111122223333:role/test-eu-central-1-karpenter-node",
        maxPods: 110,
        userData: "[settings.kubernetes]\nmax-pods = 110\npod-pids-limit = 1024\n",
      },
    );
    const subnets = { "eu-central-1a": subnetsOf("a", 1), "eu-central-1b": subnetsOf("b", 2) };
    assert.deepEqual((await offered({ vpcId: "vpc-0a1b2c3d", subnets })).subnets, {
      "eu-central-1a": "subnet-000000a1",
      "eu-central-1b": "subnet-000000b1",
    });
  });

  it("uses ARNs in its own AWS partition", () => {
    const policy = queuePolicy({ accountId: "111122223333", region: "cn-north-1", clusterName: "test" });
    assert.match(JSON.stringify(policy), /arn:aws-cn:sqs:cn-north-1:111122223333:test/);
    assert.doesNotMatch(JSON.stringify(policy), /arn:aws:/);
  });
});

describe("a cluster that is not prepared for Karpenter", () => {
  for (const autoscaler of [undefined, "cluster-autoscaler"] as const) {
    it(`has nothing for Karpenter (autoscaler: ${String(autoscaler)})`, async () => {
      const run = await runEks({ autoscaler });
      assert.deepEqual([...run.ofType("aws:sqs/queue:Queue"), ...run.ofType(ruleType)], []);
      assert.ok(!run.resources.some(({ name }) => name.includes("karpenter")));
    });
  }
});
