import { deny, deployment, pods, policy } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const [web, api] = [deployment("web"), deployment("api")];
const ports = [{ port: 8080 }];
const out = policy("web-out", { ...pods("web"), policyTypes: ["Egress"], egress: [{ to: [pods("api")], ports }] });
const into = policy("api-in", { ...pods("api"), policyTypes: ["Ingress"], ingress: [{ from: [pods("web")], ports }] });
const all = [deny, web, api];
const lines = [
  "Deployment boutique/web: no longer reaches Deployment boutique/api at 8080; one side's policies still allow this connection, but the other side's policies do not",
];

describe("a connection of which one side goes", () => {
  itFinds([
    { name: "that of the caller", before: [...all, out, into], after: [...all, into], lines },
    { name: "that of the called", before: [...all, out, into], after: [...all, out], lines },
    { name: "and not both sides", before: [...all, out, into], after: all, lines: [] },
    {
      name: "and not one that nothing isolates any more",
      before: [web, api, out, into],
      after: [web, api, into],
      lines: [],
      bothWays: true,
    },
    { name: "and not one that never worked", before: [...all, out], after: [...all, out, web], lines: [] },
    { name: "and not with the called", before: [...all, out, into], after: [deny, web, out], lines: [] },
  ]);
});
