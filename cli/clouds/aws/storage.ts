import { textAt } from "../properties";
import { regionalArn } from "./arns";
import type { AwsTypes } from "./aws-type";

/** Keys and file systems. https://docs.aws.amazon.com/kms/latest/APIReference, https://docs.aws.amazon.com/efs/latest/ug/api-reference.html */
export const storage: AwsTypes = {
  "aws:kms/key:Key": {
    label: "KMS Key",
    api: { service: "KMS", create: "CreateKey", update: "PutKeyPolicy", delete: "ScheduleKeyDeletion" },
    id: ({ place, name }) => place.newId("key", name),
    defaults: {
      customerMasterKeySpec: "SYMMETRIC_DEFAULT",
      enableKeyRotation: false,
      isEnabled: true,
      keyUsage: "ENCRYPT_DECRYPT",
      multiRegion: false,
      bypassPolicyLockoutSafetyCheck: false,
    },
    computed: ({ place, id, inputs }) => ({
      arn: regionalArn(place, "kms", `key/${id}`),
      keyId: id,
      rotationPeriodInDays: inputs.rotationPeriodInDays ?? (inputs.enableKeyRotation === true ? 365 : undefined),
    }),
  },
  "aws:kms/alias:Alias": {
    label: "KMS Alias",
    api: { service: "KMS", create: "CreateAlias", update: "UpdateAlias", delete: "DeleteAlias" },
    autoname: { property: "name", maxLength: 256 },
    id: ({ inputs, name }) => textAt(inputs, "name") || `alias/${name}`,
    computed: ({ place, id, inputs }) => ({
      arn: regionalArn(place, "kms", id),
      targetKeyArn: textAt(place.find?.("aws:kms/key:Key", textAt(inputs, "targetKeyId")), "arn"),
    }),
  },
  "aws:efs/fileSystem:FileSystem": {
    label: "EFS File System",
    api: { service: "EFS", create: "CreateFileSystem", update: "UpdateFileSystem", delete: "DeleteFileSystem" },
    autoname: { property: "creationToken", maxLength: 255 },
    id: ({ place, name }) => place.newId("fs-", name),
    defaults: { performanceMode: "generalPurpose", throughputMode: "bursting", encrypted: false },
    computed: ({ place, id, inputs }) => ({
      arn: regionalArn(place, "elasticfilesystem", `file-system/${id}`),
      dnsName: `${id}.efs.${place.region}.amazonaws.com`,
      name: textAt(inputs, "tags", "Name"),
      numberOfMountTargets: 0,
      ownerId: place.accountId,
      sizeInBytes: [{ value: 6144, valueInIa: 0, valueInStandard: 6144 }],
    }),
  },
  "aws:efs/mountTarget:MountTarget": {
    label: "EFS Mount Target",
    api: {
      service: "EFS",
      create: "CreateMountTarget",
      update: "ModifyMountTargetSecurityGroups",
      delete: "DeleteMountTarget",
    },
    id: ({ place, name }) => place.newId("fsmt-", name),
    // One in each zone is all that a file system can have.
    deleteBeforeReplace: true,
    computed: ({ place, name, inputs }) => {
      const fileSystemId = textAt(inputs, "fileSystemId");
      const subnet = place.find?.("aws:ec2/subnet:Subnet", textAt(inputs, "subnetId"));
      const availabilityZoneName = textAt(subnet, "availabilityZone");
      const dnsName = `${fileSystemId}.efs.${place.region}.amazonaws.com`;
      return {
        availabilityZoneName,
        availabilityZoneId: textAt(subnet, "availabilityZoneId"),
        dnsName,
        mountTargetDnsName: `${availabilityZoneName}.${dnsName}`,
        fileSystemArn: regionalArn(place, "elasticfilesystem", `file-system/${fileSystemId}`),
        networkInterfaceId: place.newId("eni-", name),
        ownerId: place.accountId,
      };
    },
  },
};
