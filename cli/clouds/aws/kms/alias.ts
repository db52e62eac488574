import { text } from "../../../values";
import { named } from "../../property-checks";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { regional } from "../replaced-by";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
export const alias: AwsType = {
  token: "aws:kms/alias:Alias",
  label: "KMS Alias",
  api: api("KMS", "Alias", "UpdateAlias"),
  autoname: { property: "name", maxLength: 256 },
  id: ({ inputs, name }) => text(inputs, "name") ?? `alias/${name}`,
  computed: ({ place, id, inputs }) => ({
    arn: regionalArn(place, "kms", id),
    targetKeyArn: text(place.find?.("aws:kms/key:Key", text(inputs, "targetKeyId") ?? ""), "arn") ?? "",
  }),
  properties: { name: named(/^alias\/(?!aws\/)[a-zA-Z0-9/_-]+$/, 256) },
  unique: {
    by: ["name"],
    fault: (_, { state }) => ({
      code: "AlreadyExistsException",
      message: `An alias with the name ${String(state.arn)} already exists`,
    }),
  },
  replacedBy: regional("kms/alias.go", ["name", "namePrefix"]),
  shown: { partOf: "targetKeyId", lead: "known as", values: ({ inputs }) => [text(inputs.name)] },
};
