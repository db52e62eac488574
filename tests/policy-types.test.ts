import assert from "node:assert/strict";
import { policyTypesOf } from "../cli/policy-types";

describe("the directions that a NetworkPolicy isolates", () => {
  const table: readonly (readonly [title: string, spec: object, types: readonly string[]])[] = [
    ["are those that it names", { policyTypes: ["Egress"], ingress: [{}] }, ["Egress"]],
    ["are ingress alone without types and rules", {}, ["Ingress"]],
    ["are ingress alone with an empty list of types", { policyTypes: [] }, ["Ingress"]],
    ["are ingress alone with an empty list of rules about egress", { egress: [] }, ["Ingress"]],
    ["are both with a rule about egress", { egress: [{}] }, ["Ingress", "Egress"]],
  ];
  for (const [title, spec, types] of table) {
    it(title, () => assert.deepEqual(policyTypesOf(spec), types));
  }
});
