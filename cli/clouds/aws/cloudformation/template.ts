import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import { type Fields, isRecord } from "../../../values";

/** Refuses a template, in the words of CloudFormation. */
export class TemplateError extends Error {}

/** Tags of YAML that stand for keys without `Fn::`. */
const plainTags = new Set(["!Ref", "!Condition"]);

/**
 * Parses a template: JSON, or YAML, in which a tag such as `!GetAtt` stands for a function. All values of YAML are texts, as
 * CloudFormation takes them.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 *
 * @throws TemplateError
 */
export function parseTemplate(body: string): Fields {
  const template = body.trimStart().startsWith("{") ? parsedJson(body) : parsedYaml(body);
  if (!isRecord(template)) {
    throw new TemplateError("Template format error: unsupported structure.");
  }
  return template;
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new TemplateError("Template format error: JSON not well-formed.");
  }
}

function parsedYaml(body: string): unknown {
  const document = parseDocument(body, { schema: "failsafe", logLevel: "silent" });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const [{ line, col }] = fault.linePos ?? [{ line: 1, col: 1 }];
    throw new TemplateError(`Template format error: YAML not well-formed. (line ${line}, column ${col})`);
  }
  const plain = (node: unknown): unknown => {
    const value = withoutTag(node);
    const tag = (node as Node | null)?.tag;
    return tag?.startsWith("!") === true ? called(tag, value) : value;
  };
  const withoutTag = (node: unknown): unknown => {
    if (isAlias(node)) {
      return plain(node.resolve(document));
    }
    if (isMap(node)) {
      return Object.fromEntries(node.items.map(({ key, value }) => [String(plain(key)), plain(value)]));
    }
    if (isSeq(node)) {
      return node.items.map((item) => plain(item));
    }
    return isScalar(node) ? (node.value ?? "") : "";
  };
  return plain(document.contents);
}

/** Returns a function's long form. The short form of `GetAtt` joins its arguments with a full stop. */
function called(tag: string, value: unknown): Fields {
  if (tag === "!GetAtt" && typeof value === "string") {
    const [resource = "", ...attribute] = value.split(".");
    return { "Fn::GetAtt": [resource, attribute.join(".")] };
  }
  const name = tag.slice(1);
  return { [plainTags.has(tag) ? name : `Fn::${name}`]: value };
}
