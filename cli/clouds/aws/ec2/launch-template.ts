import { at, type Fields, fields, items, number, text } from "../../../values";
import { named } from "../../property-checks";
import { regionalArn } from "../arns";
import type { AwsType } from "../aws-type";
import { regional } from "../replaced-by";

/** Properties that are not part of a template's versions. */
const unversioned = new Set([
  "name",
  "namePrefix",
  "tags",
  "tagsAll",
  "defaultVersion",
  "updateDefaultVersion",
  "region",
]);

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html */
export const launchTemplate: AwsType = {
  token: "aws:ec2/launchTemplate:LaunchTemplate",
  label: "EC2 Launch Template",
  api: {
    service: "EC2",
    create: "CreateLaunchTemplate",
    update: "CreateLaunchTemplateVersion",
    delete: "DeleteLaunchTemplate",
  },
  autoname: { property: "name", maxLength: 128 },
  id: ({ place, name }) => place.newId("lt-", name),
  computed: ({ place, id, inputs, previous }) => {
    const latestVersion = nextVersion(inputs, previous);
    return {
      arn: regionalArn(place, "ec2", `launch-template/${id}`),
      latestVersion,
      defaultVersion: inputs.updateDefaultVersion === true ? latestVersion : (number(previous, "defaultVersion") ?? 1),
    };
  },
  unknownOnUpdate: ["latestVersion", "defaultVersion"],
  properties: { name: named(/^[a-zA-Z0-9().\-/_]+$/, 128, 3) },
  unique: {
    by: ["name"],
    fault: () => ({
      code: "InvalidLaunchTemplateName.AlreadyExistsException",
      message: "Launch template name already in use.",
    }),
  },
  replacedBy: regional("ec2/ec2_launch_template.go", ["name", "namePrefix"]),
  versionedBy: (path) => !unversioned.has(path.split(/[.[]/)[0] ?? "") && !path.startsWith("options."),
  shown: {
    values: ({ inputs }) => [imds(inputs), disks(inputs), text(inputs.imageId)],
    alarms: ({ inputs }) => [
      at(inputs, "metadataOptions", "httpTokens") === "required" ? undefined : "IMDSv1 is allowed",
      volumes(inputs).every(({ encrypted }) => encrypted === "true") ? undefined : "disks are not encrypted",
      inputs.keyName === undefined ? undefined : "nodes can be reached by SSH",
    ],
  },
  opens: ({ networkInterfaces }) =>
    items(networkInterfaces).some((each) => text(each.associatePublicIpAddress) === "true")
      ? ["public addresses for nodes"]
      : [],
};

/** Returns the number of the latest version. A change in the template creates a version, and the old ones stay. */
function nextVersion(inputs: Fields, previous: Fields | undefined): number {
  const before = number(previous, "latestVersion");
  if (before === undefined) {
    return 1;
  }
  const isChanged = Object.keys(inputs).some(
    (key) => !unversioned.has(key) && JSON.stringify(inputs[key]) !== JSON.stringify(previous?.[key]),
  );
  return isChanged ? before + 1 : before;
}

function imds({ metadataOptions }: Fields): string | undefined {
  const { httpTokens, httpPutResponseHopLimit } = fields(metadataOptions);
  return httpTokens === "required" ? `IMDSv2, hop limit ${text(httpPutResponseHopLimit) ?? "1"}` : undefined;
}

function volumes({ blockDeviceMappings }: Fields): Fields[] {
  return items(blockDeviceMappings).map(({ ebs }) => fields(ebs));
}

function disks(inputs: Fields): string | undefined {
  const all = volumes(inputs);
  const sizes = all.map(({ volumeSize }) => text(volumeSize) ?? "?").join(" + ");
  const types = [...new Set(all.flatMap(({ volumeType }) => text(volumeType) ?? []))].join(", ");
  const isEncrypted = all.every(({ encrypted }) => encrypted === "true");
  return all.length === 0 ? undefined : `${sizes} GiB ${types}${isEncrypted ? " encrypted" : ""}`;
}
