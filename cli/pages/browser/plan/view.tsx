import { useState } from "preact/hooks";
import type { PlanPage } from "../../contract";
import { useNarrow } from "../room";
import { LongList, Shell } from "../shell";
import { Words } from "../words";
import { Components } from "./components";
import { Difference } from "./difference";
import { Facts } from "./facts";
import { Identities } from "./identities";
import { Internet } from "./internet";
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
  const { difference, facts, identities, notes, outputs, warnings } = page;
  const isNarrow = useNarrow();
  const dashed =
    page.crdPairs.length > 0 ? "A dashed arrow means that it waits only for CRDs, such as ServiceMonitor. " : "";
  const about = {
    components: isNarrow
      ? "Choose a component for its details. Open one to see what is inside it."
      : `An arrow points at what waits. ${dashed}Choose a component for its details; open one with + to see what is inside it. Drag to move, Ctrl and the wheel to zoom.`,
    waves: `Each group begins as soon as what it waits for is ready; the waves only number these steps. ${isNarrow ? "The list" : "The drawing"} of the components shows the same order for each component as a whole. A component is listed again, with kinds, where some of its parts wait for other components longer than the rest. Parts that wait only for their own component are left out.`,
    reach:
      "What the program's NetworkPolicies allow. They deny everything else to the pods that they select. Pods that no policy selects, such as add-ons in kube-system, are not shown as senders.",
    open: "Load balancers, who reaches them and what answers behind them; what else is open; and what pods may reach outside.",
    identities:
      "One row for each identity, with all that it may do, also through its groups and roles. Admin-level means all rights in a place, or a right that leads to all of them, such as writing Secrets there. Helm charts also create Roles for their own pods, which no plan contains.",
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
    { id: "open", title: "Internet", about: about.open, content: <Internet page={page} /> },
    {
      id: "permissions",
      title: "Permissions",
      about: about.identities,
      content: <Identities admins={page.admins} identities={identities} />,
    },
    ...(outputs.length + notes.length === 0
      ? []
      : [{ id: "outputs", title: "Outputs", content: <Lines lines={[...outputs, ...notes]} name="lines" /> }]),
  ];
  const lead = (
    <>
      <p class="lead">{page.headline}</p>
      <p class="about">
        A Pulumi program describes all of it. This page shows what <code>pulumi up</code> would create in an empty
        account: it was made without a look at the cloud.
      </p>
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

function Lines({
  first = 12,
  lines,
  name,
}: {
  readonly lines: readonly string[];
  readonly name: string;
  readonly first?: number;
}) {
  return <LongList items={lines} name={name} first={first} line={(line) => <Words text={line} />} />;
}
