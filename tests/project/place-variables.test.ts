import assert from "node:assert/strict";
import { placeVariables } from "../../cli/project";

describe("the variables of a program's place", () => {
  it("are those of the stack's configuration", () => {
    assert.deepEqual(placeVariables({ "aws:region": "eu-west-1", "shop:size": "2" }), {
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
    });
    assert.deepEqual(placeVariables({ "gcp:project": "shop" }), {
      GOOGLE_PROJECT: "shop",
      GOOGLE_CLOUD_PROJECT: "shop",
    });
    assert.deepEqual(placeVariables({}), {});
  });
});
