import type { RegisteredResource } from "../../../components/testing";
import { groupBy } from "../../group-by";
import type { Door } from "../../pages/contract";
import { text } from "../../values";
import { chartDeeds, chartName, descriptions, shown } from "../descriptions";
import { chartOf, kindOf, nameOf } from "../label";
import { doorWords } from "./doors";
import { purposeOf } from "./purposes";

type ByUrn = ReadonlyMap<string, RegisteredResource>;

/** Kinds of an add-on's own objects that say what it does here, and the words before their description. */
const telling: Readonly<Record<string, string>> = {
  ClusterIssuer: "issuer",
  ClusterSecretStore: "store",
  Issuer: "issuer",
  NodePool: "pool",
};

/** Says what an add-on does in this stack, from its releases and objects; its purpose if they say nothing. */
export function addonDeeds(
  own: readonly RegisteredResource[],
  made: readonly RegisteredResource[],
  byUrn: ByUrn,
): string[] {
  const describe = descriptions(own);
  const objects = own.flatMap((each) => {
    const word = each.type.startsWith("kubernetes:") ? telling[kindOf(each)] : undefined;
    return word === undefined ? [] : [`${word} ${nameOf(each)}: ${describe(each).values.join(", ")}`];
  });
  const deeds = [
    ...own.flatMap(chartDeeds),
    ...objects,
    ...own.flatMap((each) => (chartName(each) === "argo-cd" ? argoCd(made) : [])),
  ];
  const purpose = purposeOf(own);
  return deeds.length > 0
    ? deeds.map((deed) => withRetention(deed, made, byUrn))
    : purpose === undefined
      ? []
      : [purpose];
}

/** Says from where Argo CD applies what, as far as the program declares it. */
function argoCd(made: readonly RegisteredResource[]): string[] {
  const describe = descriptions(made);
  const of = made.filter((each) =>
    /^kubernetes:argoproj\.io\/\w+:(?:Application|ApplicationSet|AppProject)$/.test(each.type),
  );
  const applications = of.filter((each) => kindOf(each) !== "AppProject");
  return applications.length > 0
    ? applications.map((each) => `${kindOf(each)} ${nameOf(each)}: ${describe(each).values.join(", ")}`)
    : [
        "applications from Git",
        of.length > 0
          ? `projects ${of.map(nameOf).join(", ")}, but this program declares no Application`
          : "this program declares no Application, AppProject or repository",
      ];
}

/** Adds to a place of logs how long its log group keeps them. */
function withRetention(deed: string, made: readonly RegisteredResource[], byUrn: ByUrn): string {
  const group = made.find(
    ({ inputs, type }) => type === "aws:cloudwatch/logGroup:LogGroup" && deed.endsWith(` ${text(inputs, "name")}`),
  );
  return group === undefined ? deed : [deed, ...shown(group, byUrn).values].join(", ");
}

/** Lists the add-ons with their charts' versions and what they do here; in a program without add-ons, all charts. */
export function addonLines(made: readonly RegisteredResource[], byUrn: ByUrn, doors: readonly Door[]): string[] {
  const byParent = groupBy(made, ({ parent }) => parent);
  const lines = made
    .filter((each) => each.component && kindOf(each) === "Addon")
    .map((addon) => {
      const own = byParent.get(addon.urn) ?? [];
      const release = own.find((each) => chartOf(each) !== "");
      const door = doors.find((each) => release !== undefined && each.name === nameOf(release));
      const name = release === undefined ? addon.name : chartWords(release);
      return [name, ...(door === undefined ? addonDeeds(own, made, byUrn) : wayIn(door))].join(" · ");
    });
  return lines.length === 0 ? made.filter((each) => chartOf(each) !== "").map(chartWords) : lines;
}

function wayIn(door: Door): string[] {
  const [kind = "", ...more] = doorWords(door);
  return [`ingress controller behind a ${door.exposure === "unknown" ? "" : `${door.exposure} `}${kind}`, ...more];
}

/** Returns a chart's name and version: `velero 12.1.0`. */
function chartWords(release: RegisteredResource): string {
  return [chartName(release), text(release.inputs, "version")].filter((part) => part !== undefined).join(" ");
}
