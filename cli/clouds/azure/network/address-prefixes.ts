import type { CloudFault } from "../../contract";

/** The refusal of a text that is not a CIDR block. */
export function invalidPrefix(prefix: string): CloudFault {
  return {
    code: "InvalidAddressPrefixFormat",
    message: `Address prefix ${prefix} is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.`,
  };
}
