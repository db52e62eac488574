import { items } from "../../../values";
import type { TypeFacts } from "../../contract";

/** https://cloud.google.com/compute/docs/ip-addresses/configure-static-external-ip-address */
export const instance: TypeFacts = {
  token: "gcp:compute/instance:Instance",
  opens: ({ networkInterfaces }) =>
    items(networkInterfaces).some((each) => items(each, "accessConfigs").length > 0)
      ? ["a public address, limited by firewall rules"]
      : [],
};
