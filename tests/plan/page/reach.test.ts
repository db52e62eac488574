import assert from "node:assert/strict";
import { reachability } from "../../../cli/plan/page/reach";
import { app, policy } from "../objects";

describe("who may reach whom on a plan's page", () => {
  it("names the address of the EKS Pod Identity agent, and shows other addresses as they are", () => {
    const to = ["169.254.170.23/32", "10.9.0.0/24"].map((cidr) => ({ ipBlock: { cidr } }));
    const spec = {
      ...app("web"),
      policyTypes: ["Egress"],
      egress: to.map((each) => ({ to: [each], ports: [{ port: 80 }] })),
    };
    assert.deepEqual(
      reachability([policy("shop/web", spec)]).places.map(({ name, namespace }) => [namespace, name]),
      [
        ["", "10.9.0.0/24"],
        ["", "EKS Pod Identity agent"],
        ["shop", "web"],
      ],
    );
  });
});
