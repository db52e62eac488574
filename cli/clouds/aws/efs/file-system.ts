import { text } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { oneOf } from "../../property-checks";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { underKey } from "../encryption-key";
import { regional } from "../replaced-by";

/** https://docs.aws.amazon.com/efs/latest/ug/API_DeleteFileSystem.html */
const isUnmounted: CloudRule = ({ id }, account) =>
  all(account, "aws:efs/mountTarget:MountTarget").some(({ state }) => state.fileSystemId === id)
    ? { code: "FileSystemInUse", message: "file system has mount targets", status: 409 }
    : undefined;

/** https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html */
export const fileSystem: AwsType = {
  token: "aws:efs/fileSystem:FileSystem",
  label: "EFS File System",
  api: api("EFS", "FileSystem", "UpdateFileSystem"),
  autoname: { property: "creationToken", maxLength: 255 },
  id: ({ place, name }) => place.newId("fs-", name),
  defaults: { performanceMode: "generalPurpose", throughputMode: "bursting", encrypted: false },
  computed: ({ place, id, inputs }) => ({
    arn: regionalArn(place, "elasticfilesystem", `file-system/${id}`),
    dnsName: `${id}.efs.${place.region}.amazonaws.com`,
    name: text(inputs, "tags", "Name") ?? "",
    numberOfMountTargets: 0,
    ownerId: place.accountId,
    sizeInBytes: [{ value: 6144, valueInIa: 0, valueInStandard: 6144 }],
  }),
  properties: { throughputMode: oneOf(["bursting", "provisioned", "elastic"]) },
  refuses: { delete: [isUnmounted] },
  replacedBy: regional("efs/file_system.go", [
    "availabilityZoneName",
    "creationToken",
    "encrypted",
    "kmsKeyId",
    "performanceMode",
  ]),
  precious: true,
  shown: {
    values: (subject) => [
      subject.inputs.encrypted === true ? "encrypted" : undefined,
      underKey(subject, "kmsKeyId"),
      text(subject.inputs.throughputMode),
    ],
    alarms: ({ inputs }) => [inputs.encrypted === true ? undefined : "not encrypted"],
  },
};
