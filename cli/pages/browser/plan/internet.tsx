import type { Door, PlanPage } from "../../contract";
import { LongList } from "../shell";
import { NamedLine, Words } from "../words";

/** What the internet reaches, and what reaches the internet. */
export function Internet({ page: { doors, open, outbound } }: { readonly page: PlanPage }) {
  const isClosed = open.length === 0 && doors.every(({ exposure }) => exposure === "internal");
  return (
    <>
      {isClosed && <p class="callout good">The program opens nothing to the internet.</p>}
      {doors.length > 0 && <LongList items={doors} name="load balancers" line={(door) => <Balancer door={door} />} />}
      {!isClosed && open.length === 0 && (
        <p class="callout good">Nothing else of this program is open to the internet.</p>
      )}
      {open.length > 0 && (
        <div class="callout warn">
          <h3>Also open to the internet</h3>
          <LongList items={open} name="openings" line={(line) => <Words text={line} />} />
        </div>
      )}
      {outbound.length > 0 && (
        <>
          <h3>Out of the cluster</h3>
          <LongList items={outbound} name="lines" line={(line) => <NamedLine text={line} />} />
        </>
      )}
    </>
  );
}

const tags: Readonly<Record<Door["exposure"], string>> = {
  public: "public",
  internal: "inside the network only",
  unknown: "the cluster decides",
};

const whom: Readonly<Record<Door["exposure"], string>> = {
  public: "everybody",
  internal: "whoever the network lets in",
  unknown: "whoever reaches the load balancers of this cluster (the program does not create the cluster)",
};

function Balancer({ door: { exposure, hosts, kind, name, ports, sources } }: { readonly door: Door }) {
  return (
    <div class="card">
      <span class={exposure === "public" ? "tag changed" : "tag"}>{tags[exposure]}</span> <strong>{name}</strong>
      <dl class="pairs">
        <dt>Kind</dt>
        <dd>{kind}</dd>
        <dt>Ports outside</dt>
        <dd>{ports.length === 0 ? "known only after up" : ports.join("; ")}</dd>
        <dt>For whom</dt>
        <dd>{sources.length > 0 ? sources.join(", ") : whom[exposure]}</dd>
        <dt>Hosts</dt>
        <dd>
          {hosts.length === 0 ? (
            "none in this program"
          ) : (
            <LongList items={hosts} name="hosts" line={(host) => <NamedLine text={host} />} />
          )}
        </dd>
      </dl>
    </div>
  );
}
