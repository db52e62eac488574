import type { IdentifiedQuestion } from "../clouds";
import { text } from "../values";
import type { OutputForm } from "./declared-type";

/** How many ids a list of ids has: one for each of three zones. */
const listed = [1, 2, 3];

/** Returns a value for an output of a type that nothing simulates: of the declared form, and recognisable by its name. */
export function valueByRule(property: string, form: OutputForm, question: IdentifiedQuestion): unknown {
  switch (form) {
    case "string":
      return textByRule(property, question);
    case "strings":
      return /(?:Ids|Arns|Zones|[cC]onnectionStrings)$/.test(property)
        ? listed.map((index) => `${textByRule(property.slice(0, -1), question)}-${index}`)
        : [];
    case "number":
      return 0;
    case "boolean":
      return false;
    case "list":
      return [];
    case "object":
      return {};
  }
}

/** Writes a text by the name of its property. The first fitting rule counts. */
function textByRule(property: string, question: IdentifiedQuestion): string {
  const { inputs, name, place, type, id } = question;
  const [plugin = "", module = "", kind = ""] = type.split(":");
  const own = text(inputs.name) ?? name;
  const rules: readonly (readonly [RegExp, () => string])[] = [
    [/^name$/, () => own],
    [/^region$/, () => place.region],
    [/^(?:project|accountId|subscriptionId|ownerId)$/, () => place.accountId],
    [/^kube_?[cC]onfig(?:Raw)?$/, () => place.kubeconfig ?? ""],
    [/^selfLink$/, () => `https://www.googleapis.com/${id}`],
    [/[aA]rn$/, () => arn(module.split("/")[0] ?? plugin, `${kind.toLowerCase()}/${own}`, place)],
    [
      /[iI]ds?$/,
      () => `${property.replace(/Ids?$/, "") || kind.toLowerCase()}-${place.newId("", property).slice(0, 17)}`,
    ],
    [/(?:Url|Uri|URL|URI|^url|^uri)$/, () => `https://${own.toLowerCase()}.invalid`],
    [/(?:[eE]ndpoint|[fF]qdn|[dD]nsName|[hH]ostname|[dD]omain)$/, () => `${own.toLowerCase()}.invalid`],
    [/[cC]onnectionString$/, () => connectionString(module, own.toLowerCase())],
    [/[iI]p(?:Address)?$/, () => "192.0.2.1"],
  ];
  const rule = rules.find(([pattern]) => pattern.test(property));
  return rule === undefined ? `${own}-${property}` : rule[1]();
}

/** Writes how Azure's databases and other services are connected to: https://learn.microsoft.com/azure/cosmos-db/mongodb/connect-account */
function connectionString(module: string, name: string): string {
  return /^(?:cosmosdb|documentdb)/.test(module)
    ? `mongodb://${name}:key@${name}.invalid:10255/?ssl=true`
    : `Endpoint=https://${name}.invalid/;AccountName=${name};AccountKey=key`;
}

function arn(service: string, resource: string, { region, accountId }: IdentifiedQuestion["place"]): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}
