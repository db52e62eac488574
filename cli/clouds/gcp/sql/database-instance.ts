import { at, items, text } from "../../../values";
import type { TypeFacts } from "../../contract";

/** Cloud SQL. Authorized networks come in by the public address. https://cloud.google.com/sql/docs/postgres/authorize-networks */
export const databaseInstance: TypeFacts = {
  token: "gcp:sql/databaseInstance:DatabaseInstance",
  admits: (inputs) => {
    const configuration = at(inputs, "settings", "ipConfiguration");
    const networks = at(configuration, "ipv4Enabled") === false ? [] : items(configuration, "authorizedNetworks");
    return networks.length === 0
      ? []
      : [{ to: "its database", from: networks.flatMap((each) => text(each, "value") ?? []) }];
  },
};
