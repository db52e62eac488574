import type { RegisteredResource } from "../../../../components/testing";
import { groupBy } from "../../groups";
import { kindOf } from "../../label";
import { text } from "../read";
import { cluster } from "./cluster";
import { data } from "./data";
import { identity } from "./identity";
import { network } from "./network";
import type { AwsType, AwsTypes } from "./subject";

export { publicRanges } from "./cluster";
export { shortName, subjectOf } from "./subject";

/** The names of a program's subnets by their range; one range that several have is nobody's. */
export function subnetNames(resources: readonly RegisteredResource[]): ReadonlyMap<string, string> {
  const subnets = resources.filter((resource) => kindOf(resource) === "aws.ec2.Subnet");
  const byRange = groupBy(subnets, ({ inputs }) => text(inputs.cidrBlock));
  return new Map(
    [...byRange].flatMap(([range, [first, ...others]]) =>
      range === undefined || first === undefined || others.length > 0 ? [] : [[range, first.name] as const],
    ),
  );
}

const types: AwsTypes = { ...network, ...identity, ...cluster, ...data };

/** How a resource of AWS is shown; undefined for what is shown in the generic form. */
export function awsType(resource: RegisteredResource): AwsType | undefined {
  return resource.type.startsWith("aws:") && resource.read !== true ? types[kindOf(resource)] : undefined;
}
