import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { maskErrors } from "../cli/masked-errors";
import { plan } from "../cli/plan/program";
import { outputPrototype } from "../cli/plan/program/sdks";
import { readProject, readStack } from "../cli/project";
import { preloadArguments } from "../cli/rehearsal/language-host/preloads";
import { runProgram } from "../components/testing";

const folder = join(__dirname, "plan", "projects", "secret-errors");

describe("errors of a program", () => {
  it("hold none of its secrets in a plan, in whatever form", async () => {
    const project = readProject(folder);
    await assert.rejects(plan(project, readStack(project, "dev")), (error: Error) => {
      const shown = `${error.message}\n${error.stack ?? ""}`;
      assert.match(
        shown,
        /cannot sign in with \[secret\]; \[secret\]=*; https:\/\/shop\.example\.com\?p=\[secret\]; \["\[secret\]"\]/,
      );
      assert.match(shown, /no user \[secret\]/);
      assert.doesNotMatch(shown, /Tr0ub4dor|admin-of-shop|line|cGxhaW4tVHIwdWI0ZG9y/);
      return true;
    });
  });

  it("and of a program that a rehearsal starts", () => {
    const program = `
      const pulumi = require("@pulumi/pulumi");
      pulumi.secret({ password: "plain-Tr0ub4dor" }).apply(({ password }) => { throw new Error("bad " + password); });`;
    const { status, stderr } = spawnSync(process.execPath, [...preloadArguments, "--eval", program], {
      cwd: __dirname,
      encoding: "utf8",
      timeout: 120_000,
    });
    assert.equal(status, 1, stderr);
    assert.match(stderr, /bad \[secret\]/);
    assert.doesNotMatch(stderr, /Tr0ub4dor/);
  });

  it("stay as they are if they quote what is no secret", async () => {
    const masking = maskErrors([outputPrototype(pulumi)]);
    try {
      const program = () => {
        pulumi.output("open").apply((value) => {
          throw new pulumi.RunError(`bad ${value}`);
        });
      };
      await assert.rejects(runProgram(program), /bad open/);
      assert.equal(masking.mask("open, true and 1"), "open, true and 1");
    } finally {
      masking.release();
    }
  });

  it("leave pulumi.Output as it was", async () => {
    const own = Object.getOwnPropertyDescriptors(outputPrototype(pulumi));
    const project = readProject(folder);
    await plan(project, readStack(project, "dev")).catch(() => undefined);
    assert.deepEqual(Object.getOwnPropertyDescriptors(outputPrototype(pulumi)), own);
  });
});
