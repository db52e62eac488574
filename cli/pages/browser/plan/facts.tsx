import type { Fact } from "../../contract";
import { LongList } from "../shell";
import { NamedLine } from "../words";

/** A fact with more lines than these gets the whole width. */
const mostInColumn = 11;

/** What the stack consists of: short facts in columns, then long ones. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const isLong = ({ lines }: Fact) => lines.length > mostInColumn;
  return (
    <>
      <List facts={facts.filter((fact) => !isLong(fact))} class="facts columns" />
      <List facts={facts.filter(isLong)} class="facts" />
    </>
  );
}

function List({ class: name, facts }: { readonly class: string; readonly facts: readonly Fact[] }) {
  return facts.length === 0 ? null : (
    <dl class={name}>
      {facts.map(({ count, lines, title }) => (
        <div key={title}>
          <dt>
            {title} {count !== undefined && <strong>{count}</strong>}
          </dt>
          <dd>
            {isShort(lines) ? (
              <ul class="chips">
                {lines.map((line) => (
                  <li key={line} class="chip quiet">
                    {line}
                  </li>
                ))}
              </ul>
            ) : (
              <LongList items={lines} name="lines" first={24} line={(line) => <NamedLine text={line} />} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isShort(lines: readonly string[]): boolean {
  return lines.length <= 24 && lines.every((line) => line.length < 40);
}
