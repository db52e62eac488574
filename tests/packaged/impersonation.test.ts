import assert from "node:assert/strict";
import { impersonating } from "../../components/packaged/impersonation";
import { kubeconfig } from "./programs";

describe("impersonating", () => {
  it("keeps the kubeconfig and lets its users act as another", () => {
    const users = [{ name: "admin", user: { token: "hunter2", as: "keelson:deployer:team" } }];
    const { users: _, ...rest } = JSON.parse(kubeconfig) as Record<string, unknown>;
    assert.deepEqual(JSON.parse(impersonating(kubeconfig, "keelson:deployer:team")), { ...rest, users });
  });

  it("keeps a command that fetches tokens", () => {
    const yaml = "users: [{ name: a, user: { exec: { command: aws, args: [eks, get-token] } } }]";
    assert.deepEqual(JSON.parse(impersonating(yaml, "x")), {
      users: [{ name: "a", user: { exec: { command: "aws", args: ["eks", "get-token"] }, as: "x" } }],
    });
  });

  it("refuses what is no kubeconfig, without showing it", () => {
    assert.throws(() => impersonating("a: [hunter2", "x"), {
      message: "kubeconfig: expected YAML or JSON; set the content of a kubeconfig, not its path",
    });
    for (const text of ["hunter2", "users: []", "{}", ""]) {
      assert.throws(() => impersonating(text, "x"), {
        message: "kubeconfig: expected at least one user, got none; set a complete kubeconfig",
      });
    }
  });
});
