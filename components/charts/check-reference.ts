import { exactVersion, matches } from "../checks";
import { expected, type Problem } from "../problems";
import type { Chart } from "./source";

/** Lists the mistake in the name of a release. https://helm.sh/docs/chart_template_guide/getting_started/#a-first-template */
export function checkReleaseName(path: string, name: string | undefined): Problem[] {
  return matches(
    path,
    name,
    /^[a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?$/,
    "a name of up to 53 characters of a-z, 0-9 and -, with a letter or digit at both ends",
  );
}

/**
 * Lists the mistakes in the source of a chart. Version ranges are refused, because the deployed version could then change without a change of the
 * program.
 */
export function checkReference(path: string, chart: Chart): Problem[] {
  const { repository, name, version } = chart;
  const isOci = repository.startsWith("oci://");
  return [
    ...matches(
      `${path}.repository`,
      repository,
      /^(https|oci):\/\/[^\s@]+$/,
      'an address that begins with "https://" or "oci://", without credentials',
    ),
    ...matches(`${path}.name`, name, /^[a-z0-9][-a-z0-9._]*$/, "the name of a chart"),
    ...exactVersion(`${path}.version`, version),
    ...(isOci && !repository.endsWith(`/${name}`)
      ? [
          expected(
            `${path}.repository`,
            `an address that ends in "/${name}"`,
            repository,
            "the address contains the chart's name",
          ),
        ]
      : []),
  ];
}
