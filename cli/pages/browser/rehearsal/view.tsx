import type { OperationChart, PhaseBar, RehearsalPage, Section } from "../../contract";
import { LongList, Shell } from "../shell";
import { Timeline } from "./timeline";

/** The page of a rehearsal: what failed comes first. */
export function RehearsalView({ page }: { readonly page: RehearsalPage }) {
  const { failures, operations, passed, phases, sections, simulated, stack, verdict } = page;
  const chapters = [
    ...(failures.length === 0
      ? []
      : [{ id: "failures", title: "Failures", content: <Failures failures={failures} /> }]),
    { id: "phases", title: "Phases", content: <Phases phases={phases} /> },
    ...operations.map((operation, index) => ({
      id: `resources-${index}`,
      title: `Resources: ${operation.title}`,
      about:
        "Dark bars are the critical path: each bar waited for the bar before it. Only these bars decided how long the phase took.",
      content: <Operation operation={operation} />,
    })),
    ...sections.map((section) => ({
      id: section.title.toLowerCase().replaceAll(" ", "-"),
      title: section.title,
      ...(section.about !== undefined && { about: section.about }),
      content: <Lines section={section} />,
    })),
    {
      id: "simulated",
      title: "Where the simulation begins",
      about:
        "The Pulumi engine and the API server are real. The parts below are simulated, so the rehearsal proves nothing about them.",
      content: <LongList items={simulated} name="lines" line={(line) => line} />,
    },
  ];
  const lead = <p class={`callout ${passed ? "good" : "bad"}`}>{verdict}</p>;
  return <Shell kicker="Rehearsal" title={stack} lead={lead} chapters={chapters} />;
}

function Failures({ failures }: Pick<RehearsalPage, "failures">) {
  return (
    <ul class="plain">
      {failures.map(({ message, title }) => (
        <li key={`${title}${message}`} class="callout bad">
          <h3>{title}</h3>
          <pre>{message}</pre>
        </li>
      ))}
    </ul>
  );
}

/** The phases one below the other, each as long as it took. */
function Phases({ phases }: { readonly phases: readonly PhaseBar[] }) {
  const total = Math.max(0.1, ...phases.map(({ seconds, start }) => start + seconds));
  return (
    <ol class="phases">
      {phases.map(({ detail, seconds, start, state, title }) => (
        <li key={title} class={state}>
          <span class="phase-title">
            {title}
            {state !== "passed" && <span class={`tag ${state === "failed" ? "bad" : ""}`}>{state}</span>}
          </span>
          <span class="track" aria-hidden="true">
            <span
              class="bar"
              style={{ left: `${(start / total) * 100}%`, width: `${Math.max(0.4, (seconds / total) * 100)}%` }}
            />
          </span>
          <span class="phase-detail">{detail}</span>
        </li>
      ))}
    </ol>
  );
}

function Operation({ operation }: { readonly operation: OperationChart }) {
  const { bars, seconds } = operation;
  const critical = bars.filter((bar) => bar.critical);
  const unfinished = bars.filter(({ finished }) => !finished).length;
  return (
    <>
      <p class="numbers">
        {bars.length} resources in {seconds.toFixed(1)} s, {critical.length} of them on the critical path
        {unfinished > 0 && `; ${unfinished} did not finish`}
      </p>
      <Timeline bars={bars} seconds={seconds} />
    </>
  );
}

function Lines({ section: { lines } }: { readonly section: Section }) {
  return (
    <div class="output">
      <LongList items={lines} name="lines" line={(line) => <code>{line}</code>} />
    </div>
  );
}
