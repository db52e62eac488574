import { nearName } from "../../near-name";
import { expected, type Problem, quote } from "../../problems";

/** The regions that a cloud has. */
export interface Regions {
  /** The expected value in words, for instance `a region of AWS such as eu-central-1`. */
  readonly form: string;
  readonly known: readonly string[];
  /** Source of the list, with its date. */
  readonly source: string;
}

/** Reports whether a cloud has a region. Also accepts the next number of a known area, so that `eu-central-3` works as soon as the cloud opens it. */
export function hasRegion(region: string, known: readonly string[]): boolean {
  const [, area, number] = /^(.*\D)(\d+)$/.exec(region) ?? [];
  const numbers = known.flatMap((one) => (areaOf(one) === area ? Number(one.slice(area?.length)) : []));
  return known.includes(region) || (numbers.length > 0 && Number(number) === Math.max(...numbers) + 1);
}

/** Lists the mistake of a region that a cloud does not have. */
export function checkRegion(path: string, region: string, { form, known, source }: Regions): Problem[] {
  const near = nearName(region, known);
  const fix = near === undefined ? `Keelson's list is from ${source}` : `did you mean ${quote(near)}?`;
  return hasRegion(region, known) ? [] : [expected(path, form, region, fix)];
}

/** Returns the AWS partition of a region, for instance `aws`; ARNs contain it. */
export function partitionOf(region: string): "aws" | "aws-cn" | "aws-us-gov" {
  if (region.startsWith("cn-")) {
    return "aws-cn";
  }
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

function areaOf(region: string): string | undefined {
  return /^(.*\D)\d+$/.exec(region)?.[1];
}
