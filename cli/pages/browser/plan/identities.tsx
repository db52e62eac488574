import { useMemo, useState } from "preact/hooks";
import type { Identity, IdentityGroup, PlanPage, Right } from "../../contract";
import { LongList } from "../shell";
import { Words } from "../words";

const groups: readonly (readonly [IdentityGroup, string])[] = [
  ["people", "People and pipelines"],
  ["workloads", "Workloads, by their service account"],
  ["roles", "Roles and identities of the cloud: for nodes, workloads and the cloud's own parts"],
  ["cloud", "Services of the cloud, and the account itself"],
  ["everybody", "Everybody: each row allows or denies something if its condition holds"],
  ["sets", "Kubernetes Roles, which the identities above hold"],
];

/** Who may do what, with a filter. */
export function Identities({ admins, identities }: Pick<PlanPage, "admins" | "identities">) {
  const [filter, setFilter] = useState("");
  const shown = useMemo(() => {
    const text = filter.toLowerCase();
    return identities.filter(({ as, rights, who }) =>
      [who, ...as, ...rights.flatMap(({ may, on }) => [...may, ...on])].some((each) =>
        each.toLowerCase().includes(text),
      ),
    );
  }, [identities, filter]);
  if (identities.length === 0) {
    return <p class="callout good">The program gives nobody any rights.</p>;
  }
  return (
    <>
      <p class="about">{admins}</p>
      <label class="filter">
        Filter by identity, action or resource
        <input type="search" value={filter} onInput={({ currentTarget }) => setFilter(currentTarget.value)} />
      </label>
      <p class="numbers" role="status">
        {filter === "" ? `${identities.length} identities` : `${shown.length} of ${identities.length} identities match`}
      </p>
      {groups.map(([group, title]) => {
        const own = shown.filter((identity) => identity.group === group);
        return (
          own.length > 0 && (
            <div key={group} class="identities">
              <h3>
                {group === "everybody" && own.every(isDenied) ? "Denied to everybody" : title}{" "}
                <span class="count">{own.length}</span>
              </h3>
              <LongList items={own} name="identities" line={(identity) => <Card identity={identity} />} />
            </div>
          )
        );
      })}
    </>
  );
}

function isDenied({ rights }: Identity): boolean {
  return rights.every(({ denied }) => denied);
}

/** The most rights that a card shows without being opened, and the most actions of each. */
const few = { rights: 4, actions: 6 };

function Card({ identity: { as, breadth, rights, who } }: { readonly identity: Identity }) {
  const isAdmin = rights.some((right) => right.boundless);
  const isShort = rights.length <= few.rights && rights.every(({ may }) => may.length <= few.actions);
  const name = (
    <>
      <strong>{who}</strong> {as.length > 0 && <span class="said">as {as.join(", ")}</span>}{" "}
      {isAdmin && <span class="tag bad">admin-level</span>}
    </>
  );
  return isShort ? (
    <div class="card">
      {name}
      {rights.map((right, index) => (
        <Rights key={index} right={right} />
      ))}
    </div>
  ) : (
    <details class="card">
      <summary>
        {name} <span class="count">{breadth}</span>
      </summary>
      <LongList items={rights} name="rights" line={(right) => <Rights right={right} />} />
    </details>
  );
}

/** Rights of bindings already say where they hold: `in shop`. */
function placeOf(on: readonly string[]): string {
  const places = on.join(", ");
  return places.startsWith("in ") ? places.replaceAll(", in ", ", ") : `on ${places}`;
}

function Rights({ right: { boundless, denied, may, on, when } }: { readonly right: Right }) {
  return (
    <div class="line">
      <span>
        {denied && <span class="tag">denied</span>} {boundless && <span class="tag bad">admin-level</span>}{" "}
        {may.join(", ")}
      </span>{" "}
      {on.length > 0 && (
        <span class="said">
          <Words text={placeOf(on)} />
        </span>
      )}
      {when !== "" && <span class="note">if {when}</span>}
    </div>
  );
}
