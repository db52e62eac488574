import assert from "node:assert/strict";
import fc from "fast-check";
import { checkEks } from "../../../components/clusters/eks";
import {
  controlPlaneLogGroup,
  controlPlaneRoleName,
  flowLogGroup,
  karpenterNodeRoleName,
  workloadLogGroup,
} from "../../../components/clusters/eks/site";
import { checkLabels } from "../../../components/node-labels";
import { eksArgs } from "../../support/eks";

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
