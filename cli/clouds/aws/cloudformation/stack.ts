import { type Fields, text, texts } from "../../../values";
import type { CloudCall, CloudFault, CloudRule } from "../../contract";
import { uuid } from "../../ids";
import { oneOf } from "../../property-checks";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { regional } from "../replaced-by";
import { stackContents } from "./stack-contents";
import { TemplateError } from "./template";

const invalid = (message: string): CloudFault => ({ code: "ValidationError", message });

/** Types that need a consent. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
const consented = /^AWS::IAM::(?:AccessKey|Group|InstanceProfile|ManagedPolicy|Policy|Role|User|UserToGroupAddition)$/;
const namesOfIdentities = ["GroupName", "InstanceProfileName", "ManagedPolicyName", "RoleName", "UserName"];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html */
const templateIsValid: CloudRule = (call, { accountId, region }) => {
  try {
    const { resources, transforms } = stackContents(call.inputs, stackId(call, { accountId, region }));
    const identities = resources.filter(({ type }) => consented.test(type));
    const areNamed = identities.some(({ properties }) => namesOfIdentities.some((name) => name in properties));
    return missingConsent(call.inputs, [
      ...(identities.length === 0 ? [] : [areNamed ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM"]),
      ...(transforms.length === 0 ? [] : ["CAPABILITY_AUTO_EXPAND"]),
    ]);
  } catch (error) {
    if (error instanceof TemplateError) {
      return invalid(error.message);
    }
    throw error;
  }
};

/** The consent to named identities includes that to others. */
function missingConsent(inputs: Fields, needed: readonly string[]): CloudFault | undefined {
  const given = texts(inputs.capabilities);
  const includesOthers = given.includes("CAPABILITY_NAMED_IAM");
  const missing = needed.filter((one) => !given.includes(one) && !(one === "CAPABILITY_IAM" && includesOthers));
  return missing.length === 0
    ? undefined
    : { code: "InsufficientCapabilitiesException", message: `Requires capabilities : [${missing.join(", ")}]` };
}

function stackId(
  { id, inputs, name }: Pick<CloudCall, "id" | "inputs" | "name">,
  place: { readonly accountId: string; readonly region: string },
): string {
  return id || regionalArn(place, "cloudformation", `stack/${text(inputs, "name") ?? name}/new`);
}

/** Stacks of CloudFormation, computed from their templates. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export const stack: AwsType = {
  token: "aws:cloudformation/stack:Stack",
  label: "CloudFormation Stack",
  api: api("CloudFormation", "Stack", "UpdateStack"),
  autoname: { property: "name" },
  id: ({ inputs, name, place }) =>
    regionalArn(place, "cloudformation", `stack/${text(inputs, "name") ?? name}/${uuid(place.newId("", name))}`),
  computed: ({ id, inputs }) => ({ outputs: stackContents(inputs, id).outputs }),
  unknownOnUpdate: ["outputs"],
  properties: { onFailure: oneOf(["DO_NOTHING", "ROLLBACK", "DELETE"]) },
  refuses: { create: [templateIsValid], update: [templateIsValid] },
  unique: {
    by: ["name"],
    fault: ({ name }) => ({ code: "AlreadyExistsException", message: `Stack [${String(name)}] already exists` }),
  },
  replacedBy: regional("cloudformation/stack.go", ["disableRollback", "name", "onFailure", "timeoutInMinutes"]),
  shown: { values: ({ inputs }) => [said("from", inputs.templateUrl)] },
};
