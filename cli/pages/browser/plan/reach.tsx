import { useMemo, useState } from "preact/hooks";
import type { PlanPage } from "../../contract";
import { Graph } from "../graph";
import { cellKey, hubsOf, type Matrix, matrixOf, namespacesOf, reachGraph } from "./reach-model";

/** Larger matrices are a list: nobody reads a table of thousands of cells. */
const [mostSpots, mostDrawn] = [60, 60];

/** Who may reach whom: as a drawing and as a matrix, for all namespaces or for one. */
export function Reach({ page }: { readonly page: PlanPage }) {
  const [namespace, setNamespace] = useState("");
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
  const hubNames = [...hubs].map((id) => page.places[id]?.name ?? "").slice(0, 5);
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
            with what nearly everybody reaches ({hubNames.join(", ")})
          </label>
        )}
      </div>
      {matrix.cells.size === 0 && <p class="callout good">No connection besides those.</p>}
      {matrix.cells.size > 0 && matrix.spots.length <= mostDrawn && (
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
      {matrix.cells.size > 0 && matrix.spots.length <= mostSpots && <Table matrix={matrix} />}
      {matrix.spots.length > mostSpots && (
        <p class="callout">{matrix.spots.length} places are too many for one drawing. Choose a namespace.</p>
      )}
    </>
  );
}

function Table({ matrix: { cells, spots } }: { readonly matrix: Matrix }) {
  const senders = spots.filter(({ key }) => [...cells.values()].some(({ from }) => from === key));
  const receivers = spots.filter(({ key }) => [...cells.values()].some(({ to }) => to === key));
  return (
    <div class="matrix" role="region" aria-label="Matrix of connections" tabIndex={0}>
      <table>
        <caption>
          <span>
            Rows may reach columns. ● The policies of both ends name the connection. ◐ Only one end's policy does; the
            other's may allow it in other words, such as a label. A cell holds the ports.
          </span>
        </caption>
        <thead>
          <tr>
            <td />
            {receivers.map(({ key, name, outside }) => (
              <th key={key} scope="col" class={outside ? "outside" : ""}>
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {senders.map((sender) => (
            <tr key={sender.key}>
              <th scope="row" class={sender.outside ? "outside" : ""}>
                {sender.name}
              </th>
              {receivers.map(({ key, name }) => {
                const cell = cells.get(cellKey(sender.key, key));
                const isBoth = cell?.sides.has("both") === true;
                const ports = [...(cell?.ports ?? [])];
                return (
                  <td key={key} class={cell === undefined ? "" : "yes"} title={ports.join(", ")}>
                    {cell !== undefined && (
                      <>
                        <span aria-hidden="true">{isBoth ? "●" : "◐"}</span>
                        <span class="ports">{ports.length > 2 ? `${ports.length} ports` : ports.join(", ")}</span>
                        <span class="sr">
                          {sender.name} to {name}
                        </span>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
