import type { ChangedResource, DifferencePage } from "../../contract";
import { LongList } from "../shell";
import { Words } from "../words";

/** The difference from an earlier plan: its head, and every value side by side. */
export function Difference({ difference }: { readonly difference: DifferencePage }) {
  const { against, counts, head, notes, refused, resources } = difference;
  return (
    <>
      <p class="about">
        Against <strong>{against}</strong>: {counts}.
      </p>
      {refused.length > 0 && (
        <div class="callout bad">
          <h3>This plan is refused</h3>
          <LongList items={refused} name="refusals" line={(line) => line} />
        </div>
      )}
      <div class="heads">
        {head.map(({ lines, title }) => (
          <div key={title} class="head">
            <h3>{title}</h3>
            <LongList
              items={lines}
              name="lines"
              first={12}
              line={({ fails, text }) => (
                <>
                  {fails && <span class="tag bad">fails the plan</span>} <Words text={text} />
                </>
              )}
            />
          </div>
        ))}
      </div>
      {resources.length > 0 && <h3>All changes, side by side</h3>}
      <LongList items={resources} name="resources" line={(resource) => <Changed resource={resource} />} />
      {notes.length > 0 && <h3>Notes</h3>}
      <LongList items={notes} name="notes" line={(note) => note} />
    </>
  );
}

function Changed({ resource: { change, label, more, reasons, values } }: { readonly resource: ChangedResource }) {
  const title = (
    <>
      <span class={`tag ${change}`}>{change}</span> <strong>{label}</strong>
    </>
  );
  if (values.length + reasons.length === 0) {
    return <p class="card bare">{title}</p>;
  }
  return (
    <details class="card" open={values.length <= 8}>
      <summary>{title}</summary>
      {reasons.map((reason) => (
        <p key={reason} class="reason">
          {reason}
        </p>
      ))}
      {values.length > 0 && (
        <div class="sides">
          <table>
            <caption class="sr">Values of {label}</caption>
            <thead>
              <tr>
                <th scope="col">Input</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {values.map(({ after, before, path }) => (
                <tr key={path}>
                  <th scope="row">{path}</th>
                  <td class={before === undefined ? "none" : "before"}>{before ?? "nothing"}</td>
                  <td class={after === undefined ? "none" : "after"}>{after ?? "nothing"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more > 0 && <p class="reason">{more} more values are not shown; see the difference as JSON.</p>}
    </details>
  );
}
