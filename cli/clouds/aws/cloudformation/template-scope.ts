import { type Fields, fields, isRecord, text, texts } from "../../../values";
import { evaluated, isTrue, noValue, type Scope } from "./functions";
import { madeUpValue } from "./made-up";
import { parameterValues } from "./parameters";
import { attributeOf, nameProperty, physicalIdOf, type StackPlace, type StackResource } from "./physical-resources";
import { TemplateError } from "./template";

/** The part of a template that is computed now, which errors name. */
type Block = "Conditions" | "Resources" | "Outputs";

/** What the functions of one template refer to: its parameters, conditions and resources. */
export class TemplateScope implements Scope {
  readonly #template: Fields;
  readonly #stack: StackPlace;
  readonly #declared: Fields;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #madeUp = new Set<string>();
  /** The items that are being computed; each needs the next. */
  readonly #underway: string[] = [];
  block: Block = "Conditions";

  /** @param inputs those of the stack */
  constructor(template: Fields, stack: StackPlace, inputs: Fields) {
    this.#template = template;
    this.#stack = stack;
    this.#declared = fields(template.Resources);
    this.#values = {
      ...parameterValues(fields(template.Parameters), fields(inputs.parameters), (what) => this.madeUp(what)),
      ...pseudoParameters(stack, inputs),
    };
  }

  get region(): string {
    return this.#stack.region;
  }

  get mappings(): Fields {
    return fields(this.#template.Mappings);
  }

  /** The values that the template does not determine. */
  get invented(): readonly string[] {
    return [...this.#madeUp];
  }

  madeUp(what: string): string {
    this.#madeUp.add(what);
    return madeUpValue(what);
  }

  /** Computes all conditions, including unused ones. */
  checkConditions(): void {
    this.block = "Conditions";
    Object.keys(fields(this.#template.Conditions)).forEach((name) => this.condition(name));
  }

  condition(name: string): boolean {
    const definition = fields(this.#template.Conditions)[name];
    if (definition === undefined) {
      throw new TemplateError(
        `Template format error: Unresolved condition dependency ${name} in the ${this.block} block of the template`,
      );
    }
    return this.#within(`condition ${name}`, () => isTrue(definition, this));
  }

  reference(name: string): unknown {
    if (name in this.#values) {
      return this.#values[name];
    }
    if (this.exists(name)) {
      return this.#idOf(name);
    }
    const message = `Template format error: Unresolved resource dependencies [${name}] in the ${this.block} block of the template`;
    return this.#unresolved(`Ref ${name}`, message);
  }

  attribute(name: string, attribute: string): unknown {
    const what = `Fn::GetAtt ${name}.${attribute}`;
    if (!this.exists(name)) {
      return this.#unresolved(what, `Template error: instance of Fn::GetAtt references undefined resource ${name}`);
    }
    const resource = this.resource(name);
    return attributeOf(this.#stack, resource, attribute) ?? this.madeUp(`${what} of ${resource.type}`);
  }

  /** Reports whether a resource is in the template, and its condition is true. */
  exists(name: string): boolean {
    const condition = text(this.#declared[name], "Condition");
    return isRecord(this.#declared[name]) && (condition === undefined || this.condition(condition));
  }

  /** Computes a resource of the template. */
  resource(logicalId: string): StackResource {
    return this.#within(logicalId, () => ({
      logicalId,
      type: this.#typeOf(logicalId),
      physicalId: this.#idOf(logicalId),
      properties: fields(evaluated(fields(this.#declared[logicalId]).Properties, this)),
    }));
  }

  #typeOf(logicalId: string): string {
    return text(this.#declared[logicalId], "Type") ?? "";
  }

  #idOf(logicalId: string): string {
    const type = this.#typeOf(logicalId);
    const given = fields(this.#declared[logicalId], "Properties")[nameProperty(type)];
    const name = given === undefined ? undefined : this.#within(`${logicalId}'s name`, () => evaluated(given, this));
    return physicalIdOf(this.#stack, logicalId, type, name);
  }

  #within<T>(subject: string, compute: () => T): T {
    if (this.#underway.includes(subject)) {
      const what = this.block === "Conditions" ? "conditions" : "resources";
      throw new TemplateError(`Circular dependency between ${what}: [${this.#underway.join(", ")}]`);
    }
    this.#underway.push(subject);
    const computed = compute();
    this.#underway.pop();
    return computed;
  }

  /** A macro may add what is missing. Nothing runs macros here. */
  #unresolved(what: string, message: string): string {
    if (this.#template.Transform === undefined) {
      throw new TemplateError(message);
    }
    return this.madeUp(what);
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
function pseudoParameters(
  { accountId, id, name, region }: StackPlace,
  inputs: Fields,
): Readonly<Record<string, unknown>> {
  return {
    "AWS::AccountId": accountId,
    "AWS::NoValue": noValue,
    "AWS::NotificationARNs": texts(inputs.notificationArns),
    "AWS::Partition": id.split(":")[1] ?? "aws",
    "AWS::Region": region,
    "AWS::StackId": id,
    "AWS::StackName": name,
    "AWS::URLSuffix": region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com",
  };
}
