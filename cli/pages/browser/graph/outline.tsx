import type { Arrow, Item, Visible } from "./visible";

interface OutlineProps {
  readonly name: string;
  readonly visible: Visible;
  readonly selected?: string;
  readonly onSelect: (item: Item) => void;
  readonly onToggle: (item: Item) => void;
}

/** The nodes of a drawing as a list, for windows without room for a drawing: what an arrow shows there is a sentence here. */
export function Outline({ name, onSelect, onToggle, selected, visible: { arrows, items } }: OutlineProps) {
  const labels = new Map(items.map(({ key, label }) => [key, label]));
  const before = (key: string) =>
    arrows.filter(({ to }: Arrow) => to === key).map(({ from }) => labels.get(from) ?? "");
  const inside = (box: string | undefined) => items.filter((item) => item.box === box);
  const list = (all: readonly Item[]) => (
    <ul>
      {all.map((item) => {
        const waits = before(item.key);
        return (
          <li key={item.key} class={item.role}>
            <div class={`entry ${item.category}${item.key === selected ? " selected" : ""}`}>
              <button type="button" class="name" aria-pressed={item.key === selected} onClick={() => onSelect(item)}>
                <strong>{item.label}</strong> <span class="said">{item.sub}</span>
              </button>
              {(item.canOpen || item.role === "box") && (
                <button
                  type="button"
                  class="toggle"
                  aria-expanded={item.role === "box"}
                  aria-label={`${item.role === "box" ? "Close" : "Open"} ${item.label}`}
                  onClick={() => onToggle(item)}
                >
                  {item.role === "box" ? "Close" : "Open"}
                </button>
              )}
            </div>
            {waits.length > 0 && <p class="waits">after {waits.join(", ")}</p>}
            {item.role === "box" && list(inside(item.key))}
          </li>
        );
      })}
    </ul>
  );
  return (
    <div class="outline" role="group" aria-label={name}>
      {list(inside(undefined))}
    </div>
  );
}
