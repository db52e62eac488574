import { groupBy } from "../group-by";

/** Joins names for a sentence. Groups names that differ only after their last hyphen: `private-{a,b,c}`. */
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
