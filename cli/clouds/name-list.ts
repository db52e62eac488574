import { groupBy } from "../group-by";

/** Names for a sentence; those that differ only in what follows their last hyphen are said once: `private-{a,b,c}`. */
export function nameList(names: readonly string[]): string {
  const alike = groupBy(names, (name) =>
    /^\S+-[^-\s]+$/.test(name) ? name.slice(0, name.lastIndexOf("-") + 1) : name,
  );
  return [...alike]
    .map(([stem, together]) => {
      const ends = [...new Set(together.map((name) => name.slice(stem.length)))];
      return ends.length === 1 ? (together[0] ?? "") : `${stem}{${ends.join(",")}}`;
    })
    .join(", ");
}
