import { Fragment } from "preact";
import { useOverflow } from "../room";
import { cellKey, cellLines, type Matrix } from "./reach-model";
import { selectionWords } from "./selection-words";

/** Up to this number of columns, their names are level: there is room. */
const fewColumns = 9;

/** Who may reach whom as a table. Its first column stays while it scrolls. */
export function ReachTable({ matrix: { cells, spots } }: { readonly matrix: Matrix }) {
  const { element, isWider } = useOverflow<HTMLDivElement>();
  const senders = spots.filter(({ key }) => [...cells.values()].some(({ from }) => from === key));
  const receivers = spots.filter(({ key }) => [...cells.values()].some(({ to }) => to === key));
  return (
    <>
      {isWider && <p class="hint">The table is wider than its frame: scroll it sideways for more columns.</p>}
      <div ref={element} class="matrix" role="region" aria-label="Matrix of connections" tabIndex={0}>
        <table>
          <caption>
            <span>
              Rows may reach columns on the ports in the cell. <Mark isBoth={true} /> Every end in the cluster has a
              policy that allows it. <Mark isBoth={false} /> One end has such a policy; no policy of this program limits
              the other end.
            </span>
          </caption>
          <thead class={receivers.length > fewColumns ? "upright" : ""}>
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
                  const lines = cell === undefined ? [] : cellLines(cell);
                  return (
                    <td key={key} class={cell === undefined ? "" : "yes"} title={lines.join("\n")}>
                      {cell !== undefined && (
                        <>
                          <Mark isBoth={cell.sides.has("both")} />
                          {shortLines(lines).map((line) => (
                            <span key={line} class="ports">
                              {line}
                            </span>
                          ))}
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
    </>
  );
}

/** Who may reach whom as a card for each sender, for windows without room for a table. */
export function ReachCards({ matrix: { cells, spots } }: { readonly matrix: Matrix }) {
  const names = new Map(spots.map(({ key, name }) => [key, name]));
  const all = [...cells.values()];
  return (
    <ul class="plain">
      {spots
        .filter(({ key }) => all.some(({ from }) => from === key))
        .map((sender) => (
          <li key={sender.key} class="card">
            <strong>{sender.name}</strong> may reach
            <ul class="plain">
              {all
                .filter(({ from }) => from === sender.key)
                .map((cell) => (
                  <li key={cell.to} class="line">
                    {names.get(cell.to)}
                    <span class="said">
                      {cell.targets.size === 0 ? " on " : ": "}
                      {cellLines(cell).join(", ")}
                    </span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
    </ul>
  );
}

/** What names such as `pods with exposed=true` mean. */
export function Selections({ matrix: { spots } }: { readonly matrix: Matrix }) {
  const own = spots.flatMap(({ name, selects }) => (selects === undefined ? [] : [{ name, selects }]));
  return own.length === 0 ? null : (
    <dl class="pairs selections">
      {own.map(({ name, selects }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{selectionWords(selects)}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** The most lines of a cell. */
const mostLines = 3;

function shortLines(lines: readonly string[]): readonly string[] {
  return lines.length > mostLines ? [...lines.slice(0, mostLines - 1), `${lines.length - mostLines + 1} more`] : lines;
}

/** A filled circle if both ends allow a connection, a half one if only one end names it. */
function Mark({ isBoth }: { readonly isBoth: boolean }) {
  return (
    <svg
      class="mark"
      viewBox="0 0 12 12"
      width="11"
      height="11"
      role="img"
      aria-label={isBoth ? "both ends:" : "one end:"}
    >
      <circle cx="6" cy="6" r="4.5" />
      <path d={isBoth ? "M1.5 6A4.5 4.5 0 0 1 10.5 6A4.5 4.5 0 0 1 1.5 6Z" : "M6 1.5A4.5 4.5 0 0 0 6 10.5Z"} />
    </svg>
  );
}
