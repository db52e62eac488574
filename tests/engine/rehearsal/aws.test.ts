import assert from "node:assert/strict";
import { changesByPhase, FixtureRuns } from "./fixture-runs";

describe("keelson rehearse, on a simulated AWS", () => {
  const runs = new FixtureRuns("aws-fixture");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("makes a cluster with nodes and add-ons, and takes an empty account to an empty account", async () => {
    const { output, report } = await runs.rehearse("test");
    assert.ok(report, output);
    assert.deepEqual(report.failures, []);
    const phases = changesByPhase(report);
    const count = report.phases.find(({ name }) => name === "up")?.changes.create ?? 0;
    assert.ok(count > 50, `${count} resources`);
    assert.deepEqual(phases.slice(2, 6), [
      ["preview", [count, 0, 0, 0, 0]],
      ["up", [count, 0, 0, 0, 0]],
      ["up again", [0, 0, 0, 0, count]],
      ["refresh", [0, 0, 0, 0, count]],
    ]);
    assert.deepEqual(phases.find(([name]) => name === "destroy")?.[1], [0, 0, 0, count, 0]);
    assert.deepEqual(report.leftovers, { cloud: [], kubernetes: [] });
    /* aws-node, kube-proxy and the identity agent; CoreDNS, snapshot controller and EBS driver; what needs a GPU. */
    assert.deepEqual(report.workloads, { ready: 8, total: 8, notReady: [] });
    assert.deepEqual(report.parts["pulumi-resource-aws"], { version: "7.48.0", official: false });
    assert.ok(report.notSimulated.some((sentence) => sentence.startsWith("A simulation replaces AWS")));
    assert.ok(report.notSimulated.some((sentence) => sentence.startsWith("Load balancers: 1 Service got addresses")));
  });

  it("does not let a network go while a load balancer is in it", async () => {
    const { output, report } = await runs.rehearse("orphaning");
    assert.ok(report, output);
    const { failures, leftovers } = report;
    const refused = failures.filter(({ phase }) => phase === "destroy").map(({ message }) => message);
    assert.ok(
      refused.some((message) =>
        /deleting EC2 Subnet \(subnet-[0-9a-f]{17}\): operation error EC2: DeleteSubnet, .* api error DependencyViolation: The subnet 'subnet-[0-9a-f]{17}' has dependencies and cannot be deleted\./.test(
          message,
        ),
      ),
      refused.join("\n"),
    );
    assert.ok(
      leftovers.cloud.some((one) => one.endsWith("load-balancer.rehearsal.test of Service kube-system/resolver")),
    );
    assert.ok(leftovers.cloud.some((one) => one.startsWith("Vpc vpc-")));
    assert.deepEqual(leftovers.kubernetes, []);
  });

  it("makes a type that it does not know, and names it", async () => {
    const { output, report } = await runs.rehearse("unknown");
    assert.ok(report, output);
    const { failures, notSimulated } = report;
    assert.deepEqual(failures, []);
    assert.ok(
      notSimulated.some((sentence) => sentence.startsWith("These types are not simulated: aws:sns/topic:Topic.")),
    );
  });
});
