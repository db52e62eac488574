import { object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const policy = (...excepts: readonly (readonly string[])[]) =>
  object("networking.k8s.io/v1:NetworkPolicy", "shop/web", {
    spec: {
      podSelector: {},
      policyTypes: ["Egress"],
      egress: excepts.map((except, index) => ({
        to: [{ ipBlock: { cidr: "0.0.0.0/0", except } }],
        ports: [{ port: 443 + index, protocol: "TCP" }],
      })),
    },
  });
const all = ["10.0.0.0/8", "169.254.0.0/16"];

describe("a range that a policy no longer leaves out", () => {
  itFinds([
    {
      name: "that of a cloud's metadata",
      before: [policy(all)],
      after: [policy(["10.0.0.0/8"])],
      lines: [
        "NetworkPolicy shop/web: egress to 0.0.0.0/0 no longer excludes 169.254.0.0/16 (this includes the metadata address with the node's credentials)",
      ],
    },
    {
      name: "in one of two rules",
      before: [policy(all, all)],
      after: [policy(all, ["169.254.0.0/16"])],
      lines: ["NetworkPolicy shop/web: egress to 0.0.0.0/0 no longer excludes 10.0.0.0/8"],
    },
    {
      name: "is left out as part of a wider one",
      before: [policy(["10.1.0.0/16"])],
      after: [policy(["10.0.0.0/8"])],
      lines: [],
      bothWays: true,
    },
  ]);
});
