import type { ReadSchema, ValuesSchema } from "./values-schema";

const types = "../../docs/types.md";

/**
 * Returns a table of the options of a schema.
 *
 * @param path of the part of the schema; empty for all of it
 * @param sections headings of docs/types.md, to which types link
 */
export function optionTable(schema: ValuesSchema, path: string, sections: ReadonlySet<string>): string {
  const part = path === "" ? schema : resolved(schema, schema.properties?.[path] ?? {});
  const rows = Object.entries(part.properties ?? {})
    .filter(([name]) => name !== "global")
    .map(([name, option]) => rowOf(path === "" ? name : `${path}.${name}`, option, part, schema, sections));
  return ["| option | type | default | description |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function rowOf(
  name: string,
  option: ReadSchema,
  owner: ReadSchema,
  schema: ValuesSchema,
  sections: ReadonlySet<string>,
): string {
  const [text = "", fallback] = (option.description ?? "").split(/(?:^|\n\n)Default: /);
  const isRequired = owner.required?.includes(name.slice(name.lastIndexOf(".") + 1)) === true;
  const type = typeText(option);
  const links = [...new Set(type.match(/\b[A-Z]\w+/g))]
    .filter((one) => sections.has(one))
    .map((one) => ` [${one}](${types}#${one.toLowerCase()})`);
  const cells = [`\`${name}\``, `\`${type}\`${links.join("")}`, isRequired ? "required" : (fallback ?? "—"), text];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`.replace(
    / +\|$/,
    " |",
  );
}

/** Writes a schema as TypeScript would. */
function typeText(schema: ReadSchema): string {
  if (schema.$ref !== undefined) {
    return schema.$ref.replace("#/definitions/", "");
  }
  if (schema.enum !== undefined) {
    return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  }
  if (schema.type === "array") {
    const item = typeText(schema.items ?? {});
    return item.includes(" ") ? `(${item})[]` : `${item}[]`;
  }
  if (schema.anyOf !== undefined && schema.type !== "object") {
    return schema.anyOf.map(typeText).join(" | ");
  }
  if (schema.type !== "object") {
    return schema.type ?? "any";
  }
  const { additionalProperties: entries, properties } = schema;
  return typeof entries === "object" && properties === undefined ? `map of ${typeText(entries)}` : "map";
}

function resolved(schema: ValuesSchema, part: ReadSchema): ReadSchema {
  const name = part.$ref?.replace("#/definitions/", "");
  return name === undefined ? part : (schema.definitions[name] ?? {});
}
