import type { RegisteredResource } from "../../../components/testing";
import { selects } from "../../label-selector";
import { topologies } from "./topology";

/** Lists the pods that no policy isolates in a direction, as `namespace/name in` and `namespace/name out`. */
export function unisolated(resources: readonly RegisteredResource[]): string[] {
  return topologies(resources).flatMap(({ pods, policies }) =>
    pods.flatMap(({ namespace, name, labels }) => {
      const own = policies.filter((policy) => policy.namespace === namespace && selects(policy.podSelector, labels));
      const place = namespace === "" ? name : `${namespace}/${name}`;
      return [
        ...(own.some(({ ingress }) => ingress !== undefined) ? [] : [`${place} in`]),
        ...(own.some(({ egress }) => egress !== undefined) ? [] : [`${place} out`]),
      ];
    }),
  );
}
