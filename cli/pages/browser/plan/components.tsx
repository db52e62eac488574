import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { PlanPage } from "../../contract";
import { Graph, openAtFirst } from "../graph";
import { useNarrow } from "../room";
import { ancestorsOf, componentGraph, orderEdges } from "./component-graph";
import { Details } from "./details";

interface ComponentsProps {
  readonly page: PlanPage;
  readonly selected: number | undefined;
  readonly onSelect: (id: number | undefined) => void;
}

const legend = [
  ["cluster", "cluster"],
  ["addon", "platform and add-ons"],
  ["tenant", "tenant"],
  ["workload", "workload"],
  ["configuration", "configuration"],
  ["other", "other"],
] as const;

/** The components as a drawing that opens and closes, and the details of the chosen one. */
export function Components({ onSelect, page, selected }: ComponentsProps) {
  const { components, crdPairs, order } = page;
  const nodes = useMemo(() => componentGraph(components), [components]);
  const edges = useMemo(() => orderEdges(order, crdPairs), [order, crdPairs]);
  const [open, setOpen] = useState<ReadonlySet<number>>(() => openAtFirst(nodes));
  const isNarrow = useNarrow();
  const panel = useRef<HTMLDivElement>(null);
  const toggle = (id: number) => {
    const next = new Set(open);
    if (!next.delete(id)) {
      next.add(id);
    }
    setOpen(next);
  };
  useEffect(() => {
    if (isNarrow && selected !== undefined) {
      panel.current?.scrollIntoView({ block: "start" });
    }
    const around = selected === undefined ? [] : ancestorsOf(components, selected);
    if (around.some((id) => !open.has(id))) {
      setOpen(new Set([...open, ...around]));
    }
  }, [selected]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && onSelect(undefined);
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const drawn = new Set(nodes.map(({ category }) => (category === "platform" ? "addon" : category)));
  return (
    <>
      <ul class="legend" aria-label="Colours">
        {legend
          .filter(([category]) => drawn.has(category))
          .map(([category, title]) => (
            <li key={category} class={category}>
              {title}
            </li>
          ))}
      </ul>
      <div class={selected === undefined ? "split" : "split with-details"}>
        <Graph
          name="Components and their order"
          nodes={nodes}
          edges={edges}
          open={open}
          reduced={true}
          selected={selected}
          onSelect={onSelect}
          onToggle={toggle}
        />
        <div ref={panel} class="panel" aria-live="polite">
          {selected !== undefined && (
            <Details page={page} id={selected} isOpen={open.has(selected)} onSelect={onSelect} onToggle={toggle} />
          )}
        </div>
      </div>
    </>
  );
}
