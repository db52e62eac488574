import { useMemo } from "preact/hooks";
import type { PlanPage, ResourceLine } from "../../contract";
import { LongList } from "../shell";
import { Words } from "../words";
import { ancestorsOf } from "./component-graph";

interface DetailsProps {
  readonly page: PlanPage;
  readonly id: number;
  readonly isOpen: boolean;
  readonly onSelect: (id: number | undefined) => void;
  readonly onToggle: (id: number) => void;
}

/** What is known of a component: its resources, what it waits for, and what waits for it. */
export function Details({ id, isOpen, onSelect, onToggle, page: { components, crdPairs, order } }: DetailsProps) {
  const component = components[id];
  const inside = useMemo(() => components.flatMap(({ parent }, child) => (parent === id ? [child] : [])), [id]);
  if (component === undefined) {
    return null;
  }
  const { alarms } = { alarms: component.lines.flatMap((line) => line.alarms) };
  const path = ancestorsOf(components, id).map((around) => components[around]?.label ?? "");
  const before = order.flatMap(([from, to]) => (to === id ? [from] : []));
  const crds = crdPairs.flatMap(([from, to]) => (to === id ? [components[from]?.title ?? ""] : []));
  const after = order.flatMap(([from, to]) => (from === id ? [to] : []));
  return (
    <aside class="details" aria-label={`Details of ${component.title}`}>
      <button type="button" class="close" onClick={() => onSelect(undefined)} aria-label="Close the details">
        ×
      </button>
      <p class="kicker">{[...path, component.kind].join(" / ")}</p>
      <h3>{component.title}</h3>
      {component.purpose !== undefined && <p>{component.purpose}</p>}
      <p class="numbers">
        {component.name !== component.title && `${component.name} in the program · `}
        {component.size} {component.size === 1 ? "resource" : "resources"}
        {component.wave > 0 && ` · begins in wave ${component.wave}`}
      </p>
      {inside.length > 0 && (
        <button type="button" onClick={() => onToggle(id)} aria-expanded={isOpen}>
          {isOpen ? "Close" : "Open"} in the drawing
        </button>
      )}
      {alarms.length > 0 && <p class="alarm">{alarms.join("; ")}</p>}
      <Chips title="Waits for" ids={before} page={{ components }} onSelect={onSelect} />
      {crds.length > 0 && <p class="numbers">Needs only the CRDs of {crds.join(", ")}.</p>}
      <Chips title="Waiting for it" ids={after} page={{ components }} onSelect={onSelect} />
      <Chips title="Inside" ids={inside} page={{ components }} onSelect={onSelect} />
      {component.lines.length > 0 && <h4>Resources of its own</h4>}
      <LongList items={component.lines} name="lines" line={(line) => <Line line={line} />} />
    </aside>
  );
}

/** A resource, or several, as `keelson plan` prints them. */
function Line({ line: { label, notes } }: { readonly line: ResourceLine }) {
  return (
    <div class="line">
      <strong>
        <Words text={label} />
      </strong>
      {notes
        .filter((note) => !/^#[0-9a-f]+$/.test(note))
        .map((note) => (
          <span key={note} class="note">
            <Words text={note} />
          </span>
        ))}
    </div>
  );
}

const mostChips = 40;

interface ChipsProps {
  readonly title: string;
  readonly ids: readonly number[];
  readonly page: Pick<PlanPage, "components">;
  readonly onSelect: (id: number) => void;
}

function Chips({ ids, onSelect, page: { components }, title }: ChipsProps) {
  const rest = ids.length - mostChips;
  return ids.length === 0 ? null : (
    <>
      <h4>
        {title} <span class="count">{ids.length}</span>
      </h4>
      <ul class="chips">
        {ids.slice(0, mostChips).map((id) => (
          <li key={id}>
            <button type="button" class={`chip ${components[id]?.category ?? ""}`} onClick={() => onSelect(id)}>
              {components[id]?.title}
            </button>
          </li>
        ))}
        {rest > 0 && <li class="rest">and {rest} more; use the search</li>}
      </ul>
    </>
  );
}
