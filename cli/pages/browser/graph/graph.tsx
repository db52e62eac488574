import { useMemo } from "preact/hooks";
import { useNarrow } from "../room";
import { ArrowTips, Drawing } from "./drawing";
import { layoutOf, type Placed } from "./layout";
import { Outline } from "./outline";
import type { GraphEdge, GraphNode, Visible } from "./visible";
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

/** A drawing; in a narrow window, a list. */
export function Graph({ edges, name, nodes, onSelect, onToggle, open, reduced, selected }: GraphProps) {
  const visible = useMemo(() => visibleGraph(nodes, edges, open, reduced), [nodes, edges, open, reduced]);
  const chosen = visible.items.find(({ id, role }) => id === selected && role !== "more" && role !== "box");
  const shared = {
    name,
    visible,
    ...(chosen !== undefined && { selected: chosen.key }),
    onSelect: ({ id }: { readonly id: number }) => onSelect(id),
    onToggle: ({ id }: { readonly id: number }) => onToggle(id),
  };
  return useNarrow() ? <Outline {...shared} /> : <Canvas {...shared} />;
}

interface CanvasProps {
  readonly name: string;
  readonly visible: Visible;
  readonly selected?: string;
  readonly onSelect: (item: Placed) => void;
  readonly onToggle: (item: Placed) => void;
}

/** A drawing that can be moved and zoomed, with its buttons. */
function Canvas({ name, onSelect, onToggle, selected, visible }: CanvasProps) {
  const layout = useMemo(() => layoutOf(visible), [visible]);
  const zoom = useZoom(
    layout,
    layout.nodes.find(({ key }) => key === selected),
  );
  return (
    <div class="graph">
      <div class="graph-tools" role="group" aria-label={`View of ${name}`}>
        <button type="button" onClick={() => zoom.by(1.3)} aria-label="Zoom in">
          +
        </button>
        <button type="button" onClick={() => zoom.by(1 / 1.3)} aria-label="Zoom out">
          -
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
        style={{ height: `${zoom.height}px` }}
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
            {...(selected !== undefined && { selected })}
            onSelect={onSelect}
            onToggle={onToggle}
          />
        </g>
      </svg>
      {zoom.isCropped && (
        <p class="hint">
          The drawing is larger than its frame. Drag the drawing to see the rest, or press Fit to see all of it.
        </p>
      )}
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
