import assert from "node:assert/strict";
import { notTheDeployer } from "../../../../components/clusters/eks/access/caller";
import { deployer, runEks } from "../../../support/eks";

const session = (role: string, account = "111122223333") => `arn:aws:sts::${account}:assumed-role/${role}/somebody`;
const as = (arn: string) => ({
  simulate: {
    call: (token: string) => (token === "aws:index/getCallerIdentity:getCallerIdentity" ? { id: "", arn } : undefined),
  },
});

describe("whoever runs the program of an EKS cluster", () => {
  for (const [what, caller, wanted] of [
    ["a session of the role", session("deployer"), deployer],
    ["a session of a role with a path", session("deployer"), "arn:aws:iam::111122223333:role/ci/deployer"],
    ["a user", "arn:aws:iam::111122223333:user/ci/me", "arn:aws:iam::111122223333:user/ci/me"],
    ["unknown", undefined, deployer],
  ] as const) {
    it(`may be ${what}`, () => {
      assert.equal(notTheDeployer(caller, wanted), undefined);
    });
  }

  for (const [what, caller] of [
    ["another role", session("AWSReservedSSO_AdministratorAccess_0123456789abcdef")],
    ["the role of another account", session("deployer", "999988887777")],
    ["a user with the role's name", "arn:aws:iam::111122223333:user/deployer"],
    ["the account itself", "arn:aws:iam::111122223333:root"],
  ] as const) {
    it(`is told that it is ${what}`, () => {
      assert.equal(
        notTheDeployer(caller, deployer),
        `access.deployer: expected the identity that runs this program (${caller}), got ${deployer}; assume the deployer's role, or set access.deployer to your role. Only the deployer can install anything in the cluster.`,
      );
    });
  }

  it("is warned in a preview, which a role that only reads may run, and refused in an update", async () => {
    const { logs } = await runEks({}, { ...as(session("reader")), preview: true });
    assert.deepEqual(
      logs.map(({ severity, message }) => [severity, message.slice(0, 62)]),
      [["warn", "access.deployer: expected the identity that runs this program "]],
    );
    await assert.rejects(
      runEks({}, as(session("reader"))),
      /access\.deployer: expected the identity that runs this program/,
    );
    assert.deepEqual((await runEks({}, as(session("deployer")))).logs, []);
  });
});
