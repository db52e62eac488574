import { useState } from "preact/hooks";
import type { Fact, PlanPage } from "../../contract";
import { LongList, Shell } from "../shell";
import { Components } from "./components";
import { Difference } from "./difference";
import { Identities } from "./identities";
import { Reach } from "./reach";
import { Search } from "./search";
import { Waves } from "./waves";

/** The page of a plan. */
export function PlanView({ page }: { readonly page: PlanPage }) {
  const [selected, setSelected] = useState<number | undefined>(undefined);
  const show = (id: number) => {
    setSelected(id);
    document.getElementById("components")?.scrollIntoView({ block: "start" });
  };
  const { difference, facts, identities, notes, open, outputs, warnings } = page;
  const about = {
    components:
      "An arrow points at what waits. Choose a component for its details; open one with + to see what is inside it. Drag to move, Ctrl and the wheel to zoom.",
    waves:
      "Components that can begin together are one wave. If parts of a component wait longer, a later wave names it again with the kinds of those parts.",
    reach:
      "What the program's NetworkPolicies allow. They deny everything else to the pods that they select. Pods that no policy selects, such as add-ons in kube-system, are not shown as senders.",
    open: "What anybody on the internet can reach: load balancers, open ports, public addresses and names.",
    identities:
      "Roles of the cloud, people and service accounts, and what each may do. Rights without bounds come first: all rights in a place, or one that leads to them, such as writing its Secrets.",
  };
  const chapters = [
    ...(difference === undefined
      ? []
      : [{ id: "difference", title: "Difference", content: <Difference difference={difference} /> }]),
    {
      id: "components",
      title: "Components",
      about: about.components,
      content: <Components page={page} selected={selected} onSelect={setSelected} />,
    },
    { id: "order", title: "Order", about: about.waves, content: <Waves waves={page.waves} /> },
    { id: "reach", title: "Reach", about: about.reach, content: <Reach page={page} /> },
    { id: "open", title: "Internet", about: about.open, content: <Open open={open} /> },
    {
      id: "permissions",
      title: "Permissions",
      about: about.identities,
      content: <Identities identities={identities} />,
    },
    ...(outputs.length + notes.length === 0
      ? []
      : [{ id: "outputs", title: "Outputs", content: <Lines lines={[...outputs, ...notes]} name="lines" /> }]),
  ];
  const lead = (
    <>
      <p class="lead">{page.headline}</p>
      <Facts facts={facts} />
      {warnings.length > 0 && (
        <div class="callout warn">
          <h2>
            Warnings <span class="count">{warnings.length}</span>
          </h2>
          <Lines lines={warnings} name="warnings" />
        </div>
      )}
    </>
  );
  return (
    <Shell
      kicker={`Plan of the project ${page.project}`}
      title={`Stack ${page.stack}`}
      lead={lead}
      search={<Search page={page} onChoose={show} />}
      chapters={chapters}
    />
  );
}

/** What the stack consists of: a row for each kind of thing. */
function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ count, lines, title }) => (
        <div key={title}>
          <dt>
            {title} {count !== undefined && <strong>{count}</strong>}
          </dt>
          <dd>
            <ul class={isShort(lines) ? "chips" : "plain"}>
              {lines.slice(0, mostLines).map((line) => (
                <li key={line} class={isShort(lines) ? "chip quiet" : ""}>
                  {line}
                </li>
              ))}
              {lines.length > mostLines && <li class="rest">and {lines.length - mostLines} more</li>}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const mostLines = 24;

function isShort(lines: readonly string[]): boolean {
  return lines.every((line) => line.length < 48);
}

function Open({ open }: { readonly open: readonly string[] }) {
  return open.length === 0 ? (
    <p class="callout good">The program opens nothing to the internet.</p>
  ) : (
    <div class="callout warn">
      <Lines lines={open} name="openings" />
    </div>
  );
}

function Lines({
  first = 12,
  lines,
  name,
}: {
  readonly lines: readonly string[];
  readonly name: string;
  readonly first?: number;
}) {
  return <LongList items={lines} name={name} first={first} line={(line) => line} />;
}
