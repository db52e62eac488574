import { parseCIDR } from "ipaddr.js";
import { expected, type Problem } from "../../components";
import type { StackConfig } from "./stack";

/** Refuses Service ranges of an existing cluster that overlap its pod ranges. */
export function checkRanges({ cluster }: StackConfig): Problem[] {
  if (cluster.kind !== "existing") {
    return [];
  }
  const { podCidrs, serviceCidrs } = cluster.network;
  return serviceCidrs.flatMap((services, index) =>
    podCidrs.some((pods) => overlap(pods, services))
      ? [
          expected(
            `keelson:cluster.network.serviceCidrs[${index}]`,
            `a range that does not overlap podCidrs (${podCidrs.join(", ")})`,
            services,
          ),
        ]
      : [],
  );
}

function overlap(one: string, other: string): boolean {
  const [first, second] = [parseCIDR(one), parseCIDR(other)];
  return first[0].match(second) || second[0].match(first);
}
