import type { RegisteredResource } from "../../../../../components/testing";
import { releaseInputs } from "../../../../charts";
import { at, text } from "../../../../values";
import type { PropertyChange } from "../../changes";
import type { Grant } from "./grant";

/** A value of a chart that grants permissions to the chart's program. */
interface ChartRight {
  readonly chart: string;
  /** The path of the value below `values`, and the value that gives the rights. */
  readonly path: string;
  readonly is: unknown;
  readonly who: string;
  readonly may: string;
}

/** https://github.com/kedacore/charts/blob/main/keda/README.md */
const keda = { chart: "keda", is: false, who: "KEDA", may: "read every Secret" } as const;

const rights: readonly ChartRight[] = [
  { ...keda, path: "permissions.operator.restrict.secret" },
  { ...keda, path: "permissions.metricServer.restrict.secret" },
];

/** Lists the rights that the values of a chart give its program. Objects of rendered charts say more, but not every plan has them. */
export function chartGrants(resource: RegisteredResource): Grant[] {
  const given = rightsOf(resource);
  return [...new Map(given.map(({ who, may }) => [`${who}\n${may}`, { who, may }])).values()].map((each) => ({
    ...each,
    on: "",
    when: [],
    boundless: true,
  }));
}

/** Reports whether a change of a chart's value only gives rights, or takes them, which other lines say. */
export function isChartRight(
  resource: Pick<RegisteredResource, "type" | "inputs">,
  { path, before, after }: PropertyChange,
): boolean {
  const chart = chartOf(resource);
  return rights.some(
    (right) => right.chart === chart && path === `values.${right.path}` && [before, after].includes(right.is),
  );
}

function rightsOf(resource: RegisteredResource): ChartRight[] {
  const chart = chartOf(resource);
  const values = releaseInputs(resource)?.values;
  return rights.filter((right) => right.chart === chart && at(values, ...right.path.split(".")) === right.is);
}

function chartOf(resource: Pick<RegisteredResource, "type" | "inputs">): string | undefined {
  return text(releaseInputs(resource), "chart")?.split("/").at(-1);
}
