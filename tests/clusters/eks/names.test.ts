import assert from "node:assert/strict";
import fc from "fast-check";
import { awsLoadBalancerController, Platform } from "../../../components";
import { checkEks } from "../../../components/clusters/eks";
import { roleNames } from "../../../components/clusters/eks/check-names";
import { groupNames } from "../../../components/clusters/eks/nodes";
import {
  controlPlaneLogGroup,
  controlPlaneRoleName,
  flowLogGroup,
  karpenterNodeRoleName,
  workloadLogGroup,
} from "../../../components/clusters/eks/site";
import { checkLabels } from "../../../components/node-labels";
import { eksArgs, eksCluster, runEks } from "../../support/eks";
import { runProgram } from "../../support/run-program";

const regions = ["eu-central-1", "ap-southeast-1", "ap-northeast-3", "us-gov-west-1", "cn-northwest-1"];
const clusterName = fc.stringMatching(/^[a-z]([a-z0-9-]{0,28}[a-z0-9])$/);

describe("names in an account", () => {
  it("are valid in IAM and CloudWatch for every accepted cluster name", () => {
    fc.assert(
      fc.property(clusterName, fc.constantFrom(...regions), (name, region) => {
        const { accountId } = eksArgs;
        assert.deepEqual(checkEks(name, { ...eksArgs, clusterName: name }), []);
        const site = { accountId, region, clusterName: name };
        for (const role of [controlPlaneRoleName(site), karpenterNodeRoleName(site)]) {
          assert.match(role, /^[\w+=,.@-]{1,64}$/);
        }
        for (const group of [controlPlaneLogGroup(site), flowLogGroup(site), workloadLogGroup(site)]) {
          assert.match(group, /^[\w./#-]{1,512}$/);
        }
      }),
    );
  });

  it("are refused if they are too long, or begin or end with characters that AWS does not allow", () => {
    const wrong = fc.oneof(
      fc.stringMatching(/^[a-z0-9-]{31,60}$/),
      fc.stringMatching(/^[0-9-][a-z0-9]{1,10}$/),
      fc.stringMatching(/^[a-z]{1,10}-$/),
      fc.stringMatching(/^[a-z]{1,5}[A-Z_./ ][a-z]{1,5}$/),
    );
    fc.assert(
      fc.property(wrong, (name) => {
        assert.deepEqual(
          checkEks("test", { ...eksArgs, clusterName: name }).map(({ path }) => path),
          ["clusterName"],
        );
      }),
    );
  });
});

describe("names of roles and node groups", () => {
  const roleType = "aws:iam/role:Role";
  const zones = ["eu-central-1a", "eu-central-1b"];
  const vpc = { cidr: "10.20.0.0/16", zones };

  it("are computed as the program makes them", async () => {
    for (const args of [
      {},
      { storage: { shared: true } },
      { cni: "cilium" },
      { backups: { copy: { region: "eu-west-1" } } },
      { vpc: { ...vpc, flowLogs: false } },
    ] as const) {
      const run = await runEks(args);
      const made = run.ofType(roleType).filter(({ inputs }) => inputs.name === undefined);
      const computed = roleNames("test", { ...eksArgs, ...args });
      assert.deepEqual(made.map(({ name }) => name).sort(), computed.sort());
    }
  });

  it("fit IAM and EKS in an accepted cluster, with the digits that Pulumi adds", () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,60}[a-z0-9]$/);
    fc.assert(
      fc.property(name, fc.boolean(), (component, groupPerZone) => {
        const nodePools = { ["p".repeat(20)]: { min: 2, max: 4, groupPerZone } };
        const args = { ...eksArgs, clusterName: "short", nodePools };
        const roles = roleNames(component, args).map((each) => `${each}-1234567`.length);
        const groups = groupNames(component, args).map((each) => `${each}-1234567`.length);
        const fits = Math.max(...roles) <= 64 && Math.max(...groups) <= 63;
        assert.equal(checkEks(component, args).length === 0, fits);
      }),
    );
  });

  it("are refused with the name that is too long, the component's or the platform's", async () => {
    const component = "c".repeat(38);
    assert.deepEqual(checkEks(component, { ...eksArgs, clusterName: "short" }), [
      {
        path: "name",
        message: `expected at most 37 characters, got "${component}"; the name of the role ${component}-aws-ebs-csi-driver-1234567 has 65 characters, but IAM allows 64`,
      },
    ]);
    const [letters, pool] = ["c".repeat(35), "p".repeat(20)];
    const nodePools = { [pool]: { min: 2, max: 4 } };
    assert.deepEqual(checkEks(letters, { ...eksArgs, clusterName: "short", nodePools }), [
      {
        path: "name",
        message: `expected at most 34 characters, got "${letters}"; the name of the node group ${letters}-${pool}-1234567 has 64 characters, but EKS allows 63`,
      },
    ]);
    assert.deepEqual(checkEks("my.cluster", { ...eksArgs, clusterName: "short" }), [
      { path: "name", message: 'expected letters, digits, "_" and "-", got "my.cluster"' },
    ]);
    const install = (name: string) =>
      runProgram(() => {
        new Platform(name, { cluster: eksCluster(), addons: [awsLoadBalancerController()] });
      });
    const role = `${"p".repeat(28)}-aws-load-balancer-controller`;
    await assert.rejects(install("p".repeat(28)), {
      message: `platform "${"p".repeat(28)}" is not valid:\n✖ addons.aws-load-balancer-controller.identities: expected at most 56 characters, got "${role}"; the name of the role ${role}-1234567 has 65 characters, but IAM allows 64`,
    });
    await install("p".repeat(27));
  });
});

describe("labels of nodes", () => {
  const part = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/);

  it("are accepted as Kubernetes accepts them: a value may be empty, and has at most 63 characters", () => {
    fc.assert(
      fc.property(part, fc.oneof(part, fc.constant("")), (key, value) => {
        assert.deepEqual(checkLabels("labels", { [key]: value }), []);
      }),
    );
  });

  it("are refused one by one if they are longer, or have another character", () => {
    const long = fc.stringMatching(/^[a-z0-9]{64,80}$/);
    const odd = fc.stringMatching(/^[a-z]{1,5}[ !/:@][a-z]{1,5}$/);
    fc.assert(
      fc.property(part, fc.oneof(long, odd), (key, value) => {
        assert.deepEqual(
          checkLabels("labels", { [key]: value, team: "shop" }).map(({ path }) => path),
          [`labels.${key}`],
        );
      }),
    );
  });
});
