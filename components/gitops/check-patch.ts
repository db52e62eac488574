import { parseAllDocuments } from "yaml";
import { oneOf } from "../checks";
import { expected, type Problem } from "../problems";
import { isRecord } from "../records";

/** The operations of a JSON patch: https://www.rfc-editor.org/rfc/rfc6902#section-4 */
const operations = ["add", "remove", "replace", "move", "copy", "test"];

const form = 'a patch as YAML: a part of an object, or a list of operations such as "- op: replace"';

/**
 * Lists the mistakes in a Kustomize patch: a strategic merge patch or a JSON patch. Parts that an ApplicationSet fills in are not checked.
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export function checkPatch(path: string, patch: string): Problem[] {
  const documents = parseAllDocuments(patch.replaceAll(/\{\{[^}]*\}\}/g, "x"));
  const [error] = [...documents].flatMap(({ errors }) => errors);
  if (error !== undefined) {
    return [{ path, message: `expected ${form}, got text that is not YAML: ${firstLine(error.message)}` }];
  }
  const parts: unknown[] = [...documents].map((document) => document.toJS() as unknown);
  const isObject = parts.length > 0 && parts.every((part) => isRecord(part) || Array.isArray(part));
  return isObject ? parts.flatMap((part) => checkOperations(path, part)) : [expected(path, form, patch)];
}

function checkOperations(path: string, part: unknown): Problem[] {
  return !Array.isArray(part)
    ? []
    : part.flatMap((operation: unknown, index) => {
        const at = `${path}[${index}]`;
        return isRecord(operation) && typeof operation.op === "string" && typeof operation.path === "string"
          ? [...oneOf(`${at}.op`, operation.op, operations), ...checkPointer(`${at}.path`, operation.path)]
          : [expected(at, "an operation with op and path", operation)];
      });
}

/** https://www.rfc-editor.org/rfc/rfc6901#section-3 */
function checkPointer(path: string, pointer: string): Problem[] {
  return pointer === "" || pointer.startsWith("/") ? [] : [expected(path, 'a path that begins with "/"', pointer)];
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? text).replace(/:$/, "");
}
