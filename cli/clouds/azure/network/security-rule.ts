import type { TypeFacts } from "../../contract";
import { admittedBy } from "./network-security-group";

/** A rule of a network security group by itself. https://learn.microsoft.com/rest/api/virtualnetwork/security-rules */
export const securityRule: TypeFacts = {
  token: "azure-native:network:SecurityRule",
  admits: (rule) => admittedBy([rule]),
};
