import assert from "node:assert/strict";
import { logOutput } from "../../../../components/addons/catalogue/fluent-bit/outputs";
import { known } from "../../../support/known";

const destination = {
  kind: "cloudwatch",
  region: "eu-central-1",
  group: "/aws/containerinsights/test/application",
  groupArn: "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/containerinsights/test/application",
} as const;

describe("the outputs of Fluent Bit", () => {
  it("for CloudWatch give up on a line after ten tries, and never create a group", async () => {
    assert.equal(
      await known(logOutput(destination).output),
      [
        "[OUTPUT]",
        "    Name cloudwatch_logs",
        "    Match kube.*",
        "    region eu-central-1",
        "    log_group_name /aws/containerinsights/test/application",
        "    log_stream_prefix unknown-",
        "    log_stream_template $kubernetes['namespace_name'].$kubernetes['pod_name'].$kubernetes['container_name']",
        "    auto_create_group Off",
        "    Retry_Limit 10",
        "    storage.total_limit_size 512M",
        "",
      ].join("\n"),
    );
  });
});
