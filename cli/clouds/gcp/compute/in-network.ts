import type { CloudAccount, CloudResource, CloudRule } from "../../contract";
import { invalidValue } from "../faults";
import type { Use } from "../gcp-type";
import { networkIdOf, regionOf } from "../names";
import { refuseGone } from "../references";

/** Refuses a resource whose network is gone. */
export const networkExists: CloudRule = ({ inputs }, account) =>
  refuseGone(account, "gcp:compute/network:Network", networkIdOf({ inputs, place: account }));

/** https://cloud.google.com/compute/docs/regions-zones */
export const regionExists: CloudRule = ({ inputs }, account) => {
  const region = regionOf({ inputs, place: account });
  return /^[a-z]+-[a-z]+\d+$/.test(region) ? undefined : invalidValue("region", `'${region}'. Unknown region.`);
};

/** Reports that a resource uses the network that it is in. */
export function usesNetwork({ id, state }: CloudResource, account: CloudAccount): Use[] {
  return [{ id: networkIdOf({ inputs: state, place: account }), user: id }];
}
