import assert from "node:assert/strict";
import { errorsIn, pathText } from "../../../cli/judges/terraform";

describe("a provider's objections", () => {
  it("are the errors, with the path first", () => {
    const attribute = {
      steps: [{ attribute_name: "vpc_config" }, { element_key_int: 0 }, { attribute_name: "subnet_ids" }],
    };
    const errors = errorsIn([
      { severity: "ERROR", summary: "invalid value", detail: "expected\n  two subnets", attribute },
      { severity: "WARNING", summary: "deprecated", detail: "" },
      { severity: "ERROR", summary: "no credentials", detail: "", attribute: null },
    ]);
    assert.deepEqual(errors, ["vpcConfig[0].subnetIds: invalid value: expected two subnets", "no credentials"]);
  });

  it("name keys of maps in brackets", () => {
    assert.equal(pathText([{ attribute_name: "tags" }, { element_key_string: "owner" }]), 'tags["owner"]');
  });
});
