import assert from "node:assert/strict";
import { awsProvider, previewOfUpdate } from "../../../../cli/clouds";
import { aws } from "../../../plan/aws";
import { answered, question } from "../answers";
import { itShows } from "../cases";

const token = "aws:ec2/launchTemplate:LaunchTemplate";
const disk = (encrypted: string) => ({ ebs: { volumeSize: 50, volumeType: "gp3", encrypted } });
const metadataOptions = { httpTokens: "required", httpPutResponseHopLimit: 1 };

describe(token, () => {
  it("counts its versions up when the template changes", () => {
    const first = answered(token, { name: "t", userData: "a", updateDefaultVersion: true }).state;
    assert.deepEqual([first.latestVersion, first.defaultVersion], [1, 1]);
    const changed = { name: "t", userData: "b", updateDefaultVersion: true };
    const second = answered(token, changed, first).state;
    assert.deepEqual([second.latestVersion, second.defaultVersion], [2, 2]);
    const tagged = answered(token, { ...changed, tags: { a: "b" } }, second).state;
    assert.deepEqual([tagged.latestVersion, tagged.tagsAll], [2, { a: "b" }]);
    const type = awsProvider.types[token];
    assert.ok(type);
    const preview = previewOfUpdate(awsProvider, type, question({ name: "t", userData: "b" }, first), "?");
    assert.deepEqual([preview.id, preview.latestVersion, preview.userData], [first.id, "?", "b"]);
  });

  itShows([
    [
      aws("aws.ec2.LaunchTemplate", "t", { metadataOptions, blockDeviceMappings: [disk("true"), disk("true")] }),
      ["IMDSv2, hop limit 1", "50 + 50 GiB gp3 encrypted"],
    ],
    [
      aws("aws.ec2.LaunchTemplate", "t", { blockDeviceMappings: [disk("true"), disk("false")], keyName: "k" }),
      ["50 + 50 GiB gp3"],
      "IMDSv1 is allowed",
      "disks are not encrypted",
      "nodes can be reached by SSH",
    ],
  ]);
});
