import { type Fields, fields, text, texts } from "../../../values";
import { written } from "./functions";
import { TemplateError } from "./template";

/**
 * Returns the values of a template's parameters: those given, or their defaults. Lists are split at commas.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 *
 * @param madeUp makes up values that AWS keeps elsewhere
 * @throws TemplateError
 */
export function parameterValues(
  declared: Fields,
  given: Fields,
  madeUp: (what: string) => string,
): Readonly<Record<string, unknown>> {
  const strange = Object.keys(given).filter((name) => declared[name] === undefined);
  if (strange.length > 0) {
    throw new TemplateError(`Parameters: [${strange.join(", ")}] do not exist in the template`);
  }
  const values = Object.entries(declared).map(([name, parameter]) => {
    const value = given[name] ?? fields(parameter).Default;
    return { name, parameter: fields(parameter), value: value === undefined ? undefined : written(value) };
  });
  const without = values.filter(({ value }) => value === undefined);
  if (without.length > 0) {
    throw new TemplateError(`Parameters: [${without.map(({ name }) => name).join(", ")}] must have values`);
  }
  return Object.fromEntries(
    values.map(({ name, parameter, value = "" }) => [name, typed(name, parameter, value, madeUp)]),
  );
}

function typed(name: string, parameter: Fields, value: string, madeUp: (what: string) => string): unknown {
  const type = text(parameter.Type) ?? "String";
  const allowed = texts(parameter.AllowedValues);
  const isList = type.includes("CommaDelimitedList") || /^(?:AWS::SSM::Parameter::Value<)?List</.test(type);
  const parts = isList ? value.split(",").map((part) => part.trim()) : [value];
  if (allowed.length > 0 && parts.some((part) => part !== "" && !allowed.includes(part))) {
    throw new TemplateError(`Parameter '${name}' must be one of AllowedValues`);
  }
  if (type === "Number" && !Number.isFinite(Number(value))) {
    throw new TemplateError(`Parameter '${name}' must be a number`);
  }
  if (type.startsWith("AWS::SSM::Parameter::Value")) {
    const found = madeUp(`Ref ${name}, the value of the SSM parameter ${value}`);
    return isList ? [found] : found;
  }
  return isList ? parts : value;
}
