import assert from "node:assert/strict";
import { hostEnvironment } from "../../../cli/rehearsal/site/program-environment";

describe("what a language host and its programs get", () => {
  const logins = {
    KUBECONFIG: "/home/you/.kube/config",
    AWS_ACCESS_KEY_ID: "AKIA",
    AWS_PROFILE: "prod",
    ARM_CLIENT_SECRET: "secret",
    GOOGLE_APPLICATION_CREDENTIALS: "/home/you/adc.json",
    HELM_REGISTRY_CONFIG: "/home/you/registry.json",
    PULUMI_ACCESS_TOKEN: "pul-1",
    XDG_CONFIG_HOME: "/home/you/.config",
  };
  const yours = { ...logins, HOME: "/home/you", PATH: "/usr/bin", LANG: "C.UTF-8" };

  for (const runtime of ["go", "python", "dotnet", "yaml", "java"]) {
    it(`has no login of yours, in ${runtime}`, () => {
      const given = hostEnvironment({
        runtime,
        config: { "aws:region": "eu-central-1" },
        directory: "/run",
        environment: yours,
      });
      assert.deepEqual(
        Object.keys(logins).filter((name) => name in given),
        [],
      );
      assert.deepEqual([given.HOME, given.TMPDIR, given.PULUMI_HOME], ["/run/home", "/run/tmp", "/run/pulumi-home"]);
      assert.deepEqual([given.PATH, given.LANG, given.AWS_REGION], ["/run/bin:/usr/bin", "C.UTF-8", "eu-central-1"]);
    });
  }

  it("has what you have downloaded and built", () => {
    const given = hostEnvironment({ runtime: "go", config: {}, directory: "/run", environment: yours });
    assert.equal(given.GOPATH, "/home/you/go");
  });
});
