import { text } from "../../../values";
import { iamArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { longAgo } from "../long-ago";
import { global } from "../replaced-by";
import { entityExists, iamName } from "./names";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html */
export const instanceProfile: AwsType = {
  token: "aws:iam/instanceProfile:InstanceProfile",
  label: "IAM Instance Profile",
  api: api("IAM", "InstanceProfile"),
  global: true,
  autoname: { property: "name", maxLength: 128 },
  id: ({ inputs, name }) => text(inputs, "name") ?? name,
  defaults: { path: "/" },
  computed: ({ place, name, id }) => ({
    arn: iamArn(place, `instance-profile/${id}`),
    uniqueId: place.newId("AIPA", name),
    createDate: longAgo,
  }),
  properties: { name: iamName(128) },
  unique: entityExists("name", (name) => `Instance Profile ${name} already exists.`),
  replacedBy: global("iam/instance_profile.go", ["name", "namePrefix", "path"]),
  shown: { partOf: "role", lead: "for nodes as", values: ({ inputs }) => [text(inputs.name)] },
};
