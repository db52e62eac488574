import { type Fields, fields, isRecord, text, texts } from "../../../values";
import { evaluated, written } from "./functions";
import type { StackPlace, StackResource } from "./physical-resources";
import { parseTemplate, TemplateError } from "./template";
import { TemplateScope } from "./template-scope";

/** The contents of a stack, computed from its template. */
export interface StackContents {
  readonly resources: readonly StackResource[];
  readonly outputs: Readonly<Record<string, string>>;
  /** The values that the template does not determine. */
  readonly madeUp: readonly string[];
  /** The macros that would change the template, which nothing runs. */
  readonly transforms: readonly string[];
}

/**
 * Computes a stack from its inputs and its id alone, so that the same stack always has the same contents. A template at an address is
 * not read: its stack is empty.
 *
 * @param inputs those of `aws.cloudformation.Stack`
 * @throws TemplateError
 */
export function stackContents(inputs: Fields, id: string): StackContents {
  const body = text(inputs.templateBody);
  if (body === undefined) {
    return { resources: [], outputs: {}, madeUp: [`all outputs of ${text(inputs.templateUrl) ?? id}`], transforms: [] };
  }
  const template = parseTemplate(body);
  const declared = fields(template.Resources);
  if (Object.keys(declared).length === 0) {
    throw new TemplateError("Template format error: At least one Resources member must be defined.");
  }
  const scope = new TemplateScope(template, placeOf(id), inputs);
  scope.checkConditions();
  scope.block = "Resources";
  const names = Object.keys(declared).filter((name) => scope.exists(name));
  for (const needed of names.flatMap((name) => listed(fields(declared[name]).DependsOn))) {
    scope.reference(needed);
  }
  const resources = names.map((name) => scope.resource(name));
  scope.block = "Outputs";
  const outputs = Object.entries(fields(template.Outputs)).flatMap(([name, output]) => {
    const condition = text(output, "Condition");
    const isThere = condition === undefined || scope.condition(condition);
    return isThere ? [[name, outputText(evaluated(fields(output).Value, scope))] as const] : [];
  });
  const transforms = listed(template.Transform);
  return { resources, outputs: Object.fromEntries(outputs), madeUp: scope.invented, transforms };
}

function outputText(value: unknown): string {
  if (isRecord(value) || Array.isArray(value)) {
    throw new TemplateError(
      "Template format error: The Value field of every Outputs member must evaluate to a String.",
    );
  }
  return written(value);
}

/** Reads a stack's id, `arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/UUID`. */
function placeOf(id: string): StackPlace {
  const [, , , region = "", accountId = "", resource = ""] = id.split(":");
  return { id, region, accountId, name: resource.split("/")[1] ?? "" };
}

function listed(value: unknown): string[] {
  return Array.isArray(value) ? texts(value) : texts([value]);
}
