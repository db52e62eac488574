import { isOfChart } from "../of-chart";
import { labelOfPlanned } from "../words";
import type { Compared, HeadLine } from "./contract";

/** Counts the objects that are added, deleted and changed in each release whose chart was rendered. Other lines show the important changes. */
export function chartLines({ after, found }: Compared): HeadLine[] {
  const rendered = new Set(after.filter(isOfChart).map(({ parent }) => parent));
  const releases = [...found.changed.map((pair) => pair.after), ...found.created].filter(({ urn }) =>
    rendered.has(urn),
  );
  return releases.map((release) => {
    const within = ({ parent }: { readonly parent: string | null }) => parent === release.urn;
    const counts: [number, string][] = [
      [found.created.filter(within).length, "new"],
      [found.deleted.filter(within).length, "gone"],
      [found.changed.filter((pair) => within(pair.after)).length, "changed"],
    ];
    const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
    const what = said.length === 0 ? "renders the same objects" : `renders other objects: ${said.join(", ")}`;
    return { class: "other", text: `${labelOfPlanned(release)}: its chart ${what}` };
  });
}
