import {
  type Addon,
  type CatalogueEntry,
  catalogue,
  checkInstances,
  expected,
  type InstanceChoice,
  instancesOf,
  isRecord,
  nearName,
  refuseProblems,
} from "../components";

/** The add-ons of the catalogue by the names that programs in other languages use: `certManager` for cert-manager. */
export const addons: ReadonlyMap<string, CatalogueEntry> = new Map(
  catalogue.map((entry) => [entry.facts.name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()), entry]),
);

/**
 * Makes add-ons from their options, which may have `overrides` and `instances`, by name.
 *
 * @throws pulumi.RunError that lists names which no add-on has, and options that are not a map
 */
export function chosenAddons(platform: string, chosen: Readonly<Record<string, unknown>>): Addon[] {
  const entries = Object.entries(chosen).filter(([, options]) => options !== undefined);
  refuseProblems(
    `platform "${platform}"`,
    entries.flatMap(([name, options]) => {
      const path = `addons.${name}`;
      const entry = addons.get(name);
      if (entry === undefined) {
        const meant = nearName(name, [...addons.keys()]);
        const fix = meant === undefined ? `use one of ${[...addons.keys()].join(", ")}` : `did you mean ${meant}?`;
        return [expected(path, "the name of an add-on", name, fix)];
      }
      return isRecord(options)
        ? checkInstances(entry, options, path)
        : [expected(path, "a map of options, {} for the defaults", options)];
    }),
  );
  return entries.flatMap(([name, options]) => {
    const entry = addons.get(name);
    return entry === undefined ? [] : instancesOf(entry, options as InstanceChoice);
  });
}
