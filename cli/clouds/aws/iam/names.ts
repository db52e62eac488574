import type { Fields } from "../../../values";
import { type Check, named } from "../../property-checks";

/** Checks a name. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export function iamName(maxLength: number): Check {
  return named(/^[\w+=,.@-]+$/, maxLength);
}

/** Refuses a second resource with the same name or URL. */
export function entityExists(by: "name" | "url", message: (value: string) => string) {
  return {
    by: [by],
    fault: (inputs: Fields) => ({
      code: "EntityAlreadyExists",
      message: message(String(inputs[by])),
      status: 409,
    }),
  };
}
