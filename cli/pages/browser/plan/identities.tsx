import { useMemo, useState } from "preact/hooks";
import type { Identity, Right } from "../../contract";
import { LongList } from "../shell";

/** Who may do what, with a filter. */
export function Identities({ identities }: { readonly identities: readonly Identity[] }) {
  const [filter, setFilter] = useState("");
  const shown = useMemo(() => {
    const text = filter.toLowerCase();
    return identities.filter(({ rights, who }) =>
      [who, ...rights.flatMap(({ may, on }) => [...may, ...on])].some((each) => each.toLowerCase().includes(text)),
    );
  }, [identities, filter]);
  if (identities.length === 0) {
    return <p class="callout good">The program gives nobody any rights.</p>;
  }
  return (
    <>
      <label class="filter">
        Filter by identity, action or resource
        <input type="search" value={filter} onInput={({ currentTarget }) => setFilter(currentTarget.value)} />
      </label>
      <p class="numbers" role="status">
        {shown.length} of {identities.length} identities
      </p>
      <LongList items={shown} name="identities" line={(identity) => <Card identity={identity} />} />
    </>
  );
}

function Card({ identity: { rights, who } }: { readonly identity: Identity }) {
  const boundless = rights.filter((right) => right.boundless).length;
  const actions = new Set(rights.flatMap(({ may }) => may)).size;
  return (
    <details class="card">
      <summary>
        <strong>{who}</strong> <span class="count">{actions === 1 ? "1 action" : `${actions} actions`}</span>{" "}
        {boundless > 0 && <span class="tag bad">without bounds</span>}
      </summary>
      <LongList items={rights} name="rights" line={(right) => <Rights right={right} />} />
    </details>
  );
}

/** Rights of bindings already say where they hold: `in shop`. */
function placeOf(on: readonly string[]): string {
  const places = on.join(", ");
  return places.startsWith("in ") ? places : `on ${places}`;
}

function Rights({ right: { boundless, denied, may, on, when } }: { readonly right: Right }) {
  return (
    <div class="line">
      <span>
        {denied && <span class="tag">denied</span>} {boundless && <span class="tag bad">without bounds</span>}{" "}
        <strong>{may.join(", ")}</strong>
      </span>
      {on.length > 0 && <span class="note">{placeOf(on)}</span>}
      {when !== "" && <span class="note">if {when}</span>}
    </div>
  );
}
