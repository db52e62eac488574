import { matches } from "../../checks";
import type { Problem } from "../../problems";

/** The meanings of the prefixes of EC2's ids. */
const kinds = {
  vpc: "a VPC",
  subnet: "a subnet",
  rtb: "a route table",
  tgw: "a transit gateway",
} as const;

/**
 * Lists the mistake in an EC2 id. An id is a prefix with 17 hexadecimal digits, or with 8 digits if the resource is from before 2016.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 */
export function checkId(path: string, kind: keyof typeof kinds, id: string | undefined): Problem[] {
  const form = new RegExp(`^${kind}-([0-9a-f]{8}|[0-9a-f]{17})$`);
  return matches(path, id, form, `the id of ${kinds[kind]}, such as ${kind}-0a1b2c3d4e5f67890`);
}
