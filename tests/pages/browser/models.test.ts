import assert from "node:assert/strict";
import { componentGraph, orderEdges } from "../../../cli/pages/browser/plan/component-graph";
import { reachGraph, reachNotes } from "../../../cli/pages/browser/plan/reach-graph";
import { cellKey, cellLines, hubsOf, matrixOf } from "../../../cli/pages/browser/plan/reach-model";
import { entriesOf, found } from "../../../cli/pages/browser/plan/search-model";
import { selectionWords } from "../../../cli/pages/browser/plan/selection-words";
import { together } from "../../../cli/pages/browser/plan/together";
import { shownBars } from "../../../cli/pages/browser/rehearsal/shown-bars";
import type { ComponentNode } from "../../../cli/pages/contract";

const component = (name: string, more: Partial<ComponentNode> = {}): ComponentNode => ({
  name,
  label: name,
  title: name,
  kind: "Addon",
  category: "addon",
  size: 1,
  wave: 1,
  lines: [],
  ...more,
});
const components = [
  component("prod", { kind: "Platform", size: 12 }),
  component("prod-argo-cd", {
    parent: 0,
    label: "argo-cd",
    lines: [{ label: "Release argocd/argo-cd", notes: [], alarms: [], size: 1 }],
  }),
  component("product-api", { parent: 0 }),
];

describe("the nodes of the drawing", () => {
  it("say how many resources they have, and how many of them are their own", () => {
    const [around, addon] = componentGraph(components);
    assert.deepEqual([around?.sub, around?.own], ["Platform · 12 resources", "10 resources"]);
    assert.deepEqual(addon, {
      parent: 0,
      label: "argo-cd",
      sub: "Addon · 1 resource",
      category: "addon",
      own: "1 resource",
    });
  });
});

describe("the arrows of the order", () => {
  it("are weak where only CRDs are needed", () => {
    const edges = orderEdges(
      [
        [0, 1],
        [0, 2],
      ],
      [[0, 2]],
    );
    assert.deepEqual(edges, [
      { from: 0, to: 1 },
      { from: 0, to: 2, weak: true, text: "needs only its CRDs" },
    ]);
  });
});

describe("the search", () => {
  const names = (question: string) => found(entriesOf({ components }), question).map(({ title }) => title);

  it("finds by all words, in names before resources, and nothing without words", () => {
    assert.deepEqual(names("prod"), ["prod", "product-api", "prod-argo-cd"]);
    assert.deepEqual(names("RELEASE argo"), ["prod-argo-cd"]);
    assert.deepEqual([names(" "), names("nothing")], [[], []]);
  });
});

describe("the matrix of connections", () => {
  const spaces = ["a", "b", "c", "d"];
  const places = [
    { namespace: "kube-system", name: "dns" },
    ...spaces.map((namespace) => ({ namespace, name: "web" })),
  ];
  const toDns = spaces.map((_, index) => ({ from: index + 1, to: 0, ports: ["53/UDP"], sides: "sender" as const }));
  const page = { places, connections: [...toDns, { from: 1, to: 2, ports: ["80/TCP"], sides: "both" as const }] };

  it("knows what nearly everybody reaches", () => assert.deepEqual([...hubsOf(page)], [0]));

  it("names the receiving pods, where those of a namespace are not all alike", () => {
    const namespace = "shop";
    const all = [
      { namespace: "edge", name: "proxy" },
      { namespace, name: "web" },
      { namespace, name: "solver=true" },
      { namespace: "dns", name: "dns" },
    ];
    const allowed = (to: number, port: string) => ({ from: 0, to, ports: [port], sides: "both" as const });
    const connections = [allowed(1, "8080/TCP"), allowed(2, "8089/TCP"), allowed(3, "53/UDP")];
    const { cells } = matrixOf({ places: all, connections }, "", new Set());
    assert.deepEqual([...cells.values()].map(cellLines), [["web 8080", "pods with solver=true 8089"], ["53/UDP"]]);
  });

  it("says what a selection by labels means", () => {
    const one = { labels: ["a=1"], namespaceLabels: [], declared: ["shop/web"] };
    const end = "The policies of these pods decide whom they let in, and on which ports.";
    const cases = [
      [one, `pods with the label a=1 in any namespace: in this program shop/web. ${end}`],
      [{ ...one, declared: [] }, `pods with the label a=1 in any namespace: this program declares none. ${end}`],
      [
        { ...one, labels: [], namespaceLabels: ["b=2", "c=3"] },
        `every pod in namespaces with the labels b=2, c=3. ${end}`,
      ],
    ] as const;
    for (const [selection, words] of cases) {
      assert.equal(selectionWords(selection), words);
    }
  });

  it("dashes what only pods that nobody declares are reached by, and says so", () => {
    const selects = { labels: ["solver=true"], namespaceLabels: [], declared: [] };
    const own = [
      { namespace: "edge", name: "proxy" },
      { namespace: "shop", name: "solver=true", selects },
      { namespace: "blog", name: "solver=true", selects },
      { namespace: "blog", name: "web" },
      { namespace: "", name: "metadata server", onNode: true },
    ];
    const pairs = [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
      [2, 3],
    ] as const;
    const connections = pairs.map(([from, to]) => ({ from, to, ports: ["80/TCP"], sides: "both" as const }));
    const matrix = matrixOf({ places: own, connections }, "", new Set());
    const { edges, nodes } = reachGraph(matrix, false);
    const named = edges.map(({ to, weak = false }) => [nodes[to]?.label, nodes[to]?.sub, weak]);
    assert.deepEqual(named, [
      ["shop", "namespace", true],
      ["blog", "namespace", false],
      ["metadata server", "on each node", false],
    ]);
    const dashed = "A dashed arrow leads only to pods with solver=true. This program declares none of them.";
    assert.deepEqual(reachNotes({ places: own, connections }, matrix, ""), [
      "Calls inside a namespace (1) are not drawn here. To see them, choose the namespace under Show.",
      dashed,
    ]);
    assert.deepEqual(reachNotes({ places: own, connections }, matrix, "edge"), [dashed]);
  });

  it("joins namespaces, and shows the places of one", () => {
    const all = matrixOf(page, "", hubsOf(page));
    assert.deepEqual(
      [...all.cells].map(([key, { ports }]) => [key, [...ports]]),
      [[cellKey("na", "nb"), ["80"]]],
    );
    const one = matrixOf(page, "a", new Set());
    assert.deepEqual(
      one.spots.map(({ name, outside }) => [name, outside]),
      [
        ["web", false],
        ["b", true],
        ["kube-system", true],
      ],
    );
  });

  it("is drawn with an arrow for each connection, also to places whose name has spaces", () => {
    const selects = { labels: ["example.com/exposed=true"], namespaceLabels: [], declared: [] };
    const anyPod = { namespace: "*", name: "exposed=true", selects };
    const some = { from: 0, to: 1, ports: ["8089/TCP"], sides: "sender" as const };
    const connections = [some, { ...some, ports: [] }, some];
    const matrix = matrixOf(
      { places: [{ namespace: "traefik", name: "traefik" }, anyPod], connections },
      "",
      new Set(),
    );
    const { edges, nodes } = reachGraph(matrix, false);
    assert.deepEqual(
      edges.map(({ from, text, to }) => [nodes[from]?.label, nodes[to]?.label, text]),
      [["traefik", "pods with exposed=true", "every port"]],
    );
    assert.ok(nodes.some(({ sub }) => sub === "in any namespace"));
  });
});

describe("the waves", () => {
  it("put together what waits for the same", () => {
    const step = (name: string, waitsFor: string[], kinds: string[] = []) => ({ name, waitsFor, kinds });
    assert.deepEqual(together([step("a", ["x"]), step("b", ["y"]), step("c", ["x"], ["Release"])]), [
      { names: ["a", "c: Release"], waitsFor: ["x"] },
      { names: ["b"], waitsFor: ["y"] },
    ]);
  });
});

describe("the time line", () => {
  const bar = (label: string, began: number, ended: number, more = {}) => ({
    label,
    op: "create",
    began,
    ended,
    finished: true,
    critical: false,
    ...more,
  });
  const bars = [
    bar("late", 5, 6, { critical: true }),
    bar("stuck", 1, 9, { finished: false }),
    ...Array.from({ length: 100 }, (_, index) => bar(`short-${index}`, 0, 0.1 + index / 1000)),
  ];

  it("always shows the critical path and what did not finish, then the longest", () => {
    const labels = (only: "critical" | "longest" | "all", filter = "") =>
      shownBars(bars, only, filter).map(({ label }) => label);
    assert.deepEqual(labels("critical"), ["stuck", "late"]);
    assert.deepEqual([labels("longest").length, labels("all").length], [60, 102]);
    assert.ok(labels("longest").includes("short-99") && !labels("longest").includes("short-0"));
    assert.deepEqual(labels("longest", "LATE"), ["late"]);
  });
});
