import assert from "node:assert/strict";
import { reachability } from "../../../cli/plan/page/reach";
import { app, deployment, object, policy } from "../objects";

describe("who may reach whom on a plan's page", () => {
  it("names the address of the EKS Pod Identity agent, and shows other addresses as they are", () => {
    const to = ["169.254.170.23/32", "10.9.0.0/24"].map((cidr) => ({ ipBlock: { cidr } }));
    const spec = {
      ...app("web"),
      policyTypes: ["Egress"],
      egress: to.map((each) => ({ to: [each], ports: [{ port: 80 }] })),
    };
    assert.deepEqual(
      reachability([policy("shop/web", spec)]).places.map(({ name, namespace, onNode }) => [namespace, name, onNode]),
      [
        ["", "10.9.0.0/24", undefined],
        ["", "EKS Pod Identity agent", true],
        ["shop", "web", undefined],
      ],
    );
  });

  const labelled = (name: string, labels: object) => {
    const made = deployment(name);
    const template = { metadata: { labels: { app: name.slice(name.indexOf("/") + 1), ...labels } } };
    return { ...made, inputs: { ...made.inputs, spec: { template } } };
  };
  const egress = (...to: object[]) => ({ ...app("proxy"), policyTypes: ["Egress"], egress: to });
  const fromProxy = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "edge" } }, ...app("proxy") };
  const exposed = { podSelector: { matchLabels: { "example.com/exposed": "true" } } };
  const ingress = (own: object, port: number) => ({
    ...own,
    policyTypes: ["Ingress"],
    ingress: [{ from: [fromProxy], ports: [{ port }] }],
  });
  const shown = (...resources: Parameters<typeof reachability>[0]) => {
    const { connections, places } = reachability(resources);
    const name = (id: number) => `${places[id]?.namespace}/${places[id]?.name}`;
    return connections.map(({ from, ports, sides, to }) => [`${name(from)} → ${name(to)}`, ports.join(" "), sides]);
  };

  it("finds that both ends allow a connection, if one of them selects the other by labels", () => {
    const anyExposed = egress({ to: [{ namespaceSelector: {}, ...exposed }] });
    const web = labelled("shop/web", { "example.com/exposed": "true" });
    const toWeb = policy("shop/web", ingress(app("web"), 8080));
    const wide = ["edge/proxy → */exposed=true", "", "sender"];
    const cases = [
      { pods: web, exact: ["edge/proxy → shop/web", "8080/TCP", "both"] },
      { pods: labelled("shop/web", {}), exact: ["edge/proxy → shop/web", "8080/TCP", "receiver"] },
    ];
    for (const { exact, pods } of cases) {
      assert.deepEqual(shown(pods, policy("edge/proxy", anyExposed), toWeb), [wide, exact]);
    }
    /* Nobody declares these pods: their labels are those of the policy. */
    const toSolver = policy("shop/solver", ingress(exposed, 8089));
    assert.deepEqual(shown(policy("edge/proxy", anyExposed), toSolver), [
      wide,
      ["edge/proxy → shop/exposed=true", "8089/TCP", "both"],
    ]);
  });

  it("shows the ports that both ends open", () => {
    const to = { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "shop" } }, ...app("web") };
    const toWeb = policy("shop/web", ingress(app("web"), 8080));
    const cases: [object, string][] = [
      [{ to: [to] }, "8080/TCP"],
      [{ to: [to], ports: [{ port: 8080 }, { port: 9000 }] }, "8080/TCP"],
      [{ to: [to], ports: [{ port: "http" }] }, "8080/TCP"],
    ];
    for (const [rule, ports] of cases) {
      assert.deepEqual(shown(policy("edge/proxy", egress(rule)), toWeb), [["edge/proxy → shop/web", ports, "both"]]);
    }
  });

  it("says by which labels policies select pods, and which declared pods have them", () => {
    const rule = { to: [{ namespaceSelector: { matchLabels: { team: "a" } }, ...exposed }] };
    const { places } = reachability([
      labelled("shop/web", { "example.com/exposed": "true" }),
      object("v1", "Namespace", "shop", { metadata: { labels: { team: "a" } } }),
      policy("edge/proxy", egress(rule)),
    ]);
    assert.deepEqual(
      places.map(({ selects }) => selects),
      [undefined, { labels: ["example.com/exposed=true"], namespaceLabels: ["team=a"], declared: ["shop/web"] }],
    );
  });
});
