import { at, items } from "../../../values";
import type { CloudRule } from "../../contract";
import { between } from "../../property-checks";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import type { AwsType } from "../aws-type";
import { anyoneAlarm, documentOf, listOf } from "../policy-document";
import { regional } from "../replaced-by";
import { isUsableRole } from "../roles";

/**
 * A key's policy must name existing principals that KMS can already see. The provider retries for two minutes.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
const principalsExist: CloudRule = ({ inputs }, account) => {
  const statements = items(documentOf(inputs.policy), "Statement");
  const arns = statements.flatMap(({ Principal }) => listOf(at(Principal, "AWS")));
  return arns.every((arn) => isUsableRole(account, arn))
    ? undefined
    : {
        code: "MalformedPolicyDocumentException",
        message: "Policy contains a statement with one or more invalid principals.",
        transient: true,
      };
};

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html, .../API_ScheduleKeyDeletion.html */
export const key: AwsType = {
  token: "aws:kms/key:Key",
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
  properties: { deletionWindowInDays: between(7, 30) },
  refuses: { create: [principalsExist], update: [principalsExist] },
  replacedBy: regional("kms/key.go", [
    "customKeyStoreId",
    "customerMasterKeySpec",
    "keyUsage",
    "multiRegion",
    "xksKeyId",
  ]),
  precious: true,
  shown: {
    values: ({ inputs }) => [
      inputs.enableKeyRotation === true ? "rotated" : undefined,
      said("deleted only after", inputs.deletionWindowInDays)?.concat(" days"),
    ],
    alarms: ({ inputs }) => [
      inputs.enableKeyRotation === true ? undefined : "the key is not rotated",
      anyoneAlarm(inputs.policy),
    ],
  },
};
