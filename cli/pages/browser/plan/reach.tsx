import { useMemo, useState } from "preact/hooks";
import { shortened } from "../../../shortened";
import type { PlanPage } from "../../contract";
import { Graph } from "../graph";
import { useNarrow } from "../room";
import { reachGraph, reachNotes } from "./reach-graph";
import { hubsOf, matrixOf, namespacesOf } from "./reach-model";
import { ReachCards, ReachTable, Selections } from "./reach-table";

/** Larger matrices are a list: nobody reads a table of thousands of cells. */
const [mostSpots, mostDrawn] = [60, 60];

/** Who may reach whom: as a drawing and as a matrix, for all namespaces or for one. */
export function Reach({ page }: { readonly page: PlanPage }) {
  const [namespace, setNamespace] = useState("");
  const isNarrow = useNarrow();
  const [withHubs, setWithHubs] = useState(false);
  const [selected, setSelected] = useState<number | undefined>(undefined);
  const hubs = useMemo(() => hubsOf(page), [page]);
  const names = useMemo(() => namespacesOf(page), [page]);
  const matrix = useMemo(
    () => matrixOf(page, namespace, withHubs ? new Set() : hubs),
    [page, namespace, withHubs, hubs],
  );
  const graph = useMemo(() => reachGraph(matrix, namespace !== ""), [matrix, namespace]);
  const nothingOpen = useMemo(() => new Set<number>(), []);
  if (page.connections.length === 0) {
    return <p class="callout warn">The program has no NetworkPolicy that names a connection.</p>;
  }
  const hubNames = [...hubs].map((id) => page.places[id]?.name ?? "").sort();
  return (
    <>
      <div class="controls">
        <label>
          Show{" "}
          <select
            value={namespace}
            onChange={({ currentTarget }) => {
              setNamespace(currentTarget.value);
              setSelected(undefined);
            }}
          >
            <option value="">all namespaces</option>
            {[...names].sort().map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {hubNames.length > 0 && (
          <label>
            <input
              type="checkbox"
              checked={withHubs}
              onChange={({ currentTarget }) => setWithHubs(currentTarget.checked)}
            />{" "}
            also show the targets that most namespaces connect to ({shortened(hubNames, 5)})
          </label>
        )}
      </div>
      {reachNotes(page, matrix, namespace).map((note) => (
        <p key={note} class="numbers">
          {note}
        </p>
      ))}
      {matrix.cells.size === 0 && <p class="callout good">There are no other connections.</p>}
      {!isNarrow && matrix.cells.size > 0 && matrix.spots.length <= mostDrawn && (
        <Graph
          name="Who may reach whom"
          nodes={graph.nodes}
          edges={graph.edges}
          open={nothingOpen}
          reduced={false}
          selected={selected}
          onSelect={(id) => setSelected(id === selected ? undefined : id)}
          onToggle={() => {}}
        />
      )}
      {matrix.cells.size > 0 &&
        matrix.spots.length <= mostSpots &&
        (isNarrow ? <ReachCards matrix={matrix} /> : <ReachTable matrix={matrix} />)}
      <Selections matrix={matrix} />
      {matrix.spots.length > mostSpots && (
        <p class="callout">{matrix.spots.length} places are too many for one drawing. Choose a namespace.</p>
      )}
    </>
  );
}
