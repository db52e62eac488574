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
    page.crdPairs.length > 0
      ? "A dashed arrow points to a component that waits only for CRDs, such as ServiceMonitor. "
      : "";
  const about = {
    components: isNarrow
      ? "Choose a component for its details. Open a component to see its parts."
      : `An arrow points to the component that waits. ${dashed}Choose a component for its details, or open it with + to see its parts. To move the drawing, drag it. To zoom, hold Ctrl and turn the wheel.`,
    waves: `A group begins as soon as everything that it waits for is ready. The numbers of the waves only count these steps. ${isNarrow ? "The list" : "The drawing"} of the components shows the same order for whole components. If some parts of a component wait longer than the rest, a later group lists the component again, with the kinds of these parts. Parts that wait only for their own component are left out.`,
    reach:
      "What the program's NetworkPolicies allow. They deny everything else to the pods that they select. Pods that no policy selects, such as add-ons in kube-system, are not shown as senders.",
    open: "This chapter shows each load balancer, who reaches it, and the pods behind it. It also shows what else is open, and what pods may reach outside the cluster.",
    identities:
      "Each row shows an identity and everything that it may do, including the rights of its groups and roles. Admin-level means all rights in a place, or a right that leads to all rights there, such as writing Secrets. Helm charts also create Roles for their own pods. No plan contains these Roles.",
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
        A Pulumi program describes all of these resources. This page shows what <code>pulumi up</code> would create in
        an empty account. It was made without access to the cloud.
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
