import { text, texts } from "../../../values";
import { regionalArn } from "../arns";
import { type AwsType, api, interfacesIn } from "../aws-type";
import { regional } from "../replaced-by";

/** https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html */
export const mountTarget: AwsType = {
  token: "aws:efs/mountTarget:MountTarget",
  label: "EFS Mount Target",
  api: api("EFS", "MountTarget", "ModifyMountTargetSecurityGroups"),
  id: ({ place, name }) => place.newId("fsmt-", name),
  computed: ({ place, name, inputs }) => {
    const fileSystemId = text(inputs, "fileSystemId") ?? "";
    const subnet = place.find?.("aws:ec2/subnet:Subnet", text(inputs, "subnetId") ?? "");
    const availabilityZoneName = text(subnet, "availabilityZone") ?? "";
    const dnsName = `${fileSystemId}.efs.${place.region}.amazonaws.com`;
    return {
      availabilityZoneName,
      availabilityZoneId: text(subnet, "availabilityZoneId") ?? "",
      dnsName,
      mountTargetDnsName: `${availabilityZoneName}.${dnsName}`,
      fileSystemArn: regionalArn(place, "elasticfilesystem", `file-system/${fileSystemId}`),
      networkInterfaceId: place.newId("eni-", name),
      ownerId: place.accountId,
    };
  },
  /* A file system can have only one in each zone. */
  deleteBeforeReplace: true,
  unique: {
    by: ["fileSystemId", "subnetId"],
    fault: () => ({ code: "MountTargetConflict", message: "mount target already exists in this AZ", status: 409 }),
  },
  interfaces: ({ state }) => interfacesIn(texts([state.subnetId]), texts(state, "securityGroups")),
  replacedBy: regional("efs/mount_target.go", ["fileSystemId", "ipAddress", "subnetId"]),
  shown: { partOf: "fileSystemId", lead: "mounted in", values: ({ named }) => [named("subnetId")] },
};
