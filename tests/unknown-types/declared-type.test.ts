import assert from "node:assert/strict";
import { declaredType } from "../../cli/unknown-types/declared-type";
import { moduleFile } from "../../cli/unknown-types/installed-sdks";

const code = `
        if (opts.id) {
            const state = argsOrState;
            resourceInputs["arn"] = state?.arn;
            resourceInputs["bucket"] = state?.bucket;
        }
        else {
            const args = argsOrState;
            resourceInputs["bucket"] = args?.bucket;
            resourceInputs["policy"] = args?.policy;
            resourceInputs["arn"] = undefined /*out*/;
        }
`;
const declarations = `
export declare class Bucket extends pulumi.CustomResource {
    /**
     * The ARN.
     */
    readonly arn: pulumi.Output<string>;
    readonly bucket: pulumi.Output<string>;
    readonly policy: pulumi.Output<string | undefined>;
    readonly zoneIds: pulumi.Output<string[]>;
    readonly ports: pulumi.Output<number[]>;
    readonly tagsAll: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly website: pulumi.Output<outputs.s3.Website | undefined>;
}
export interface BucketState {
    readonly other: pulumi.Output<string>;
}
`;

describe("what an SDK declares of a type", () => {
  it("tells inputs from outputs, and which outputs a resource always has", () => {
    assert.deepEqual(declaredType(code, declarations), {
      inputs: new Set(["bucket", "policy"]),
      outputs: {
        arn: "string",
        bucket: "string",
        zoneIds: "strings",
        ports: "list",
        tagsAll: "object",
        website: "object",
      },
    });
  });

  it("is in the module that the token names", () => {
    assert.equal(moduleFile("ec2/vpc", "Vpc"), "ec2/vpc");
    assert.equal(moduleFile("ec2", "Vpc"), "ec2/vpc");
    assert.equal(moduleFile("index/randomPassword", "RandomPassword"), "randomPassword");
    assert.equal(moduleFile("index", "Provider"), "provider");
    assert.equal(moduleFile("containerservice", "ManagedCluster"), "containerservice/managedCluster");
  });
});
