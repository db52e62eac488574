import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { runProgram } from "../../components/testing";

class Part extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Part", name, {}, opts);
  }
}

describe("ProgramRun.find", () => {
  it("names what there is when nothing fits", async () => {
    const run = await runProgram(() => {
      new Part("shop");
      new Part("bank");
    });
    assert.throws(() => run.find("test:index:Part", "shoop"), {
      message:
        'no test:index:Part is named "shoop"; there are of this type "bank", "shop", and none of this name among 2 resources',
    });
  });

  it("refuses to choose between two", async () => {
    const run = await runProgram(() => {
      new Part("twin");
      new Part("twin", { parent: new Part("outer") });
    });
    assert.throws(() => run.find("test:index:Part", "twin"), {
      message:
        /several resources of type test:index:Part have the name "twin": urn:pulumi:stack::project::test:index:Part\$test:index:Part::twin and urn:pulumi:stack::project::test:index:Part::twin/,
    });
  });
});
