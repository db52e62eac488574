import { useMemo } from "preact/hooks";
import { ArrowTips, Drawing } from "./drawing";
import { layoutOf, type Placed } from "./layout";
import type { GraphEdge, GraphNode } from "./visible";
import { visibleGraph } from "./visible";
import { useZoom } from "./zoom";

interface GraphProps {
  readonly name: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly open: ReadonlySet<number>;
  /** Whether arrows that others imply are left out. */
  readonly reduced: boolean;
  readonly selected?: number | undefined;
  readonly onSelect: (id: number) => void;
  readonly onToggle: (id: number) => void;
}

/** A drawing that can be moved and zoomed, with its buttons. */
export function Graph({ edges, name, nodes, onSelect, onToggle, open, reduced, selected }: GraphProps) {
  const layout = useMemo(() => layoutOf(visibleGraph(nodes, edges, open, reduced)), [nodes, edges, open, reduced]);
  const zoom = useZoom(layout);
  const chosen = layout.nodes.find(({ id, role }) => id === selected && role !== "more");
  return (
    <div class="graph">
      <div class="graph-tools" role="group" aria-label={`View of ${name}`}>
        <button type="button" onClick={() => zoom.by(1.3)} aria-label="Zoom in">
          +
        </button>
        <button type="button" onClick={() => zoom.by(1 / 1.3)} aria-label="Zoom out">
          −
        </button>
        <button type="button" onClick={() => zoom.fit(0.1)}>
          Fit
        </button>
      </div>
      <svg
        ref={zoom.svg}
        class="drawing"
        role="group"
        aria-label={name}
        style={{ height: `${Math.round(Math.min(720, Math.max(280, layout.height + 40)))}px` }}
        onKeyDown={(event) => {
          const step = { ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            zoom.move(step[0] ?? 0, step[1] ?? 0);
          }
        }}
        onFocusIn={({ target }) => reveal(target, layout.nodes, zoom.centre)}
      >
        <ArrowTips />
        <g ref={zoom.content}>
          <Drawing
            layout={layout}
            {...(chosen !== undefined && { selected: chosen.key })}
            onSelect={({ id }) => onSelect(id)}
            onToggle={({ id }) => onToggle(id)}
          />
        </g>
      </svg>
    </div>
  );
}

/** Brings a node that got the focus by the keyboard into view. */
function reveal(target: EventTarget | null, nodes: readonly Placed[], centre: (x: number, y: number) => void): void {
  if (!(target instanceof SVGElement) || !target.matches(":focus-visible")) {
    return;
  }
  const node = nodes.find(({ key }) => key === target.getAttribute("data-key"));
  const svg = target.closest("svg")?.getBoundingClientRect();
  const own = target.getBoundingClientRect();
  const isOutside =
    svg !== undefined && (own.left < svg.left || own.right > svg.right || own.top < svg.top || own.bottom > svg.bottom);
  if (node !== undefined && isOutside) {
    centre(node.x + node.width / 2, node.y + node.height / 2);
  }
}
