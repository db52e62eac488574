import { cutText, type Layout, type Placed } from "./layout";

interface DrawingProps {
  readonly layout: Layout;
  readonly selected?: string;
  readonly onSelect?: (item: Placed) => void;
  readonly onToggle?: (item: Placed) => void;
}

/** Draws boxes, arrows and nodes. It takes no part in zooming, so that a picture without a browser can be made of it as well. */
export function Drawing({ layout, onSelect, onToggle, selected }: DrawingProps) {
  const near = new Set(
    layout.arrows.flatMap(({ from, to }) => (from === selected || to === selected ? [from, to] : [])),
  );
  const isDim = (key: string) => selected !== undefined && near.size > 0 && key !== selected && !near.has(key);
  return (
    <>
      {layout.boxes.map((box) => (
        <Box key={box.key} box={box} onToggle={onToggle} />
      ))}
      {layout.arrows.map(({ from, path, texts, to, weak }) => (
        <path
          key={`${from} ${to}`}
          d={path}
          class={`arrow${weak ? " weak" : ""}${from === selected || to === selected ? " hot" : selected === undefined ? "" : " dim"}`}
          marker-end={from === selected || to === selected ? "url(#tip-hot)" : "url(#tip)"}
        >
          {texts.length > 0 && <title>{texts.join(", ")}</title>}
        </path>
      ))}
      {layout.nodes.map((node) => (
        <Node
          key={node.key}
          node={node}
          state={node.key === selected ? "selected" : isDim(node.key) ? "dim" : ""}
          onSelect={onSelect}
          onToggle={onToggle}
        />
      ))}
    </>
  );
}

/** The ends of arrows, which a drawing refers to. */
export function ArrowTips() {
  return (
    <defs>
      {["tip", "tip-hot"].map((id) => (
        <marker key={id} id={id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0.5 0.8L7 4L0.5 7.2Z" class={id} />
        </marker>
      ))}
    </defs>
  );
}

function Box({ box, onToggle }: { readonly box: Placed; readonly onToggle?: ((item: Placed) => void) | undefined }) {
  const isButton = onToggle !== undefined;
  return (
    <g class="box">
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="12" />
      <g
        class="box-title"
        {...(isButton && {
          role: "button",
          tabindex: 0,
          "aria-label": `${cutText(box.label)} ${box.sub}, opened`,
          onClick: () => onToggle(box),
          onKeyDown: (event: KeyboardEvent) => press(event, ["Enter", " ", "ArrowLeft"], () => onToggle(box)),
        })}
      >
        <rect x={box.x + 6} y={box.y + 4} width={Math.min(box.width - 12, 300)} height="20" rx="6" class="hit" />
        {isButton && <path class="minus" d={`M${box.x + 13} ${box.y + 14}h9`} />}
        <text x={box.x + (isButton ? 28 : 12)} y={box.y + 18}>
          {`${cutText(box.label)} `}
          <tspan class="sub" dx="8">
            {box.sub}
          </tspan>
        </text>
      </g>
    </g>
  );
}

interface NodeProps {
  readonly node: Placed;
  readonly state: "selected" | "dim" | "";
  readonly onSelect?: ((item: Placed) => void) | undefined;
  readonly onToggle?: ((item: Placed) => void) | undefined;
}

function Node({ node, onSelect, onToggle, state }: NodeProps) {
  const { canOpen, category, height, key, label, role, sub, width, x, y } = node;
  const interactive = onSelect !== undefined && {
    role: "button" as const,
    tabindex: 0,
    "data-key": key,
    "aria-label": `${cutText(label)} ${cutText(sub)}${canOpen ? ", closed" : ""}`,
    "aria-pressed": state === "selected",
    onClick: () => onSelect(node),
    onDblClick: () => canOpen && onToggle?.(node),
    onKeyDown: (event: KeyboardEvent) => {
      press(event, ["Enter", " "], () => onSelect(node));
      press(event, ["ArrowRight"], () => canOpen && onToggle?.(node));
    },
  };
  return (
    <g class={`node ${category} ${role} ${state}`} transform={`translate(${x} ${y})`} {...interactive}>
      {onSelect === undefined && <title>{`${label}: ${sub}`}</title>}
      <rect width={width} height={height} rx="8" class="plate" />
      <rect x="0" y="8" width="4" height={height - 16} rx="2" class="bar" />
      <text x="15" y="19" class="name">
        {`${cutText(label)} `}
      </text>
      <text x="15" y="34" class="sub">
        {cutText(sub)}
      </text>
      {canOpen && onToggle !== undefined && (
        <g
          class="open"
          aria-hidden="true"
          transform={`translate(${width - 22} ${height / 2})`}
          onClick={(event: MouseEvent) => {
            event.stopPropagation();
            onToggle(node);
          }}
        >
          <circle r="9" cx="4" />
          <path d="M0 0H8M4 -4V4" />
        </g>
      )}
    </g>
  );
}

function press(event: KeyboardEvent, keys: readonly string[], action: () => void): void {
  if (keys.includes(event.key)) {
    event.preventDefault();
    action();
  }
}
