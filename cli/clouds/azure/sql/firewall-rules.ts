import { type Fields, text } from "../../../values";
import type { Admission, TypeFacts } from "../../contract";

/**
 * The whole internet in a rule's own words. A rule from 0.0.0.0 to 0.0.0.0 lets in every resource in Azure, including those of other
 * customers.
 * https://learn.microsoft.com/azure/azure-sql/database/firewall-configure
 */
const everybody = "0.0.0.0-255.255.255.255";

function admitted(inputs: Fields): Admission[] {
  const [first, last] = [text(inputs, "startIpAddress"), text(inputs, "endIpAddress")];
  const range = `${first ?? ""}-${last ?? ""}`;
  return first === undefined || last === undefined
    ? []
    : [{ to: "its database", from: [range === everybody ? "0.0.0.0/0" : range] }];
}

/** The firewall rules of database servers. */
export const firewallRules: readonly TypeFacts[] = ["sql", "dbforpostgresql", "dbformysql"].map((service) => ({
  token: `azure-native:${service}:FirewallRule`,
  admits: admitted,
}));
