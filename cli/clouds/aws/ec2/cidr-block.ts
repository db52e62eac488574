import { parseRange } from "../../../../components/testing";
import type { CloudFault } from "../../contract";

/** Refuses a range that is not a block of /16 to /28. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export function blockFault(code: string, cidr: string): CloudFault | undefined {
  const block = parseRange(cidr);
  const message = `The CIDR '${cidr}' is invalid.`;
  return block === undefined || block.prefix < 16 || block.prefix > 28 ? { code, message } : undefined;
}
