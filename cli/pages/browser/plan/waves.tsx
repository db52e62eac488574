import { useState } from "preact/hooks";
import type { PlanPage } from "../../contract";
import { type Together, together } from "./together";

const [fewNames, fewWaits] = [14, 6];

/** The order of creation: one row for each wave. */
export function Waves({ waves }: { readonly waves: PlanPage["waves"] }) {
  return (
    <ol class="waves">
      {waves.map(({ steps, wave }) => (
        <li key={wave}>
          <p class="wave">
            <span class="word">Wave</span> {wave}
          </p>
          <div class="steps">
            {together(steps).map((group, index) => (
              <Step key={index} group={group} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Step({ group: { names, waitsFor } }: { readonly group: Together }) {
  const [all, setAll] = useState(false);
  const shown = all ? names : names.slice(0, fewNames);
  const rest = names.length - shown.length;
  const waits = waitsFor.slice(0, fewWaits).join(", ");
  const more = waitsFor.length > fewWaits ? ` and ${waitsFor.length - fewWaits} more` : "";
  return (
    <div class="step">
      <ul class="chips">
        {shown.map((name) => (
          <li key={name} class="chip quiet">
            {name}
          </li>
        ))}
        {rest > 0 && (
          <li>
            <button type="button" class="chip" onClick={() => setAll(true)}>
              {rest} more
            </button>
          </li>
        )}
      </ul>
      {waits !== "" && (
        <p class="waits">
          after {waits}
          {more}
        </p>
      )}
    </div>
  );
}
