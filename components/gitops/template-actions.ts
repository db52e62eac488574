/** An action in a Go template: a part of the text that the template fills in. https://pkg.go.dev/text/template */
export interface TemplateAction {
  /** The part between the braces, with `""` in place of texts and comments. */
  readonly body: string;
  /** True if the action has its closing braces. */
  readonly isClosed: boolean;
  /** The fields that the action reads from the template's data, for instance `["values", "region"]`. */
  readonly fields: readonly (readonly string[])[];
}

const literal = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|${"`[^`]*`"}|\/\*[\s\S]*?\*\/`;
const literals = new RegExp(literal, "g");
const actions = new RegExp(String.raw`\{\{((?:${literal}|(?!\/\*)[^"'${"`"}{}])*)(\}\})?`, "g");

const fieldOfDot = /(?<![\w.)\]"$])\.([A-Za-z_]\w*(?:\.\w+)*)/g;
const fieldOfRoot = /(?<![\w.)\]"])\$\.([A-Za-z_]\w*(?:\.\w+)*)/g;

/** The meaning of `.` and `$` in a block: the template's data, or something else. */
interface Scope {
  readonly isDot: boolean;
  readonly isRoot: boolean;
}

const scopes: Readonly<Record<string, (outer: Scope) => Scope>> = {
  if: (outer) => outer,
  range: ({ isRoot }) => ({ isDot: false, isRoot }),
  with: ({ isRoot }) => ({ isDot: false, isRoot }),
  block: () => ({ isDot: false, isRoot: false }),
  define: () => ({ isDot: false, isRoot: false }),
};

/** Lists the actions in a text. */
export function actionsIn(text: string): TemplateAction[] {
  const open: Scope[] = [];
  return [...text.matchAll(actions)].map(([, inside = "", end]) => {
    const body = inside.replaceAll(literals, '""');
    const keyword = /^-?\s*([a-z]+)/.exec(body)?.[1] ?? "";
    const scope = open.at(-1) ?? { isDot: true, isRoot: true };
    if (keyword === "end") {
      open.pop();
    } else if (Object.hasOwn(scopes, keyword)) {
      open.push(scopes[keyword]?.(scope) ?? scope);
    }
    const read = [
      ...(scope.isDot ? body.matchAll(fieldOfDot) : []),
      ...(scope.isRoot ? body.matchAll(fieldOfRoot) : []),
    ];
    return { body, isClosed: end !== undefined, fields: read.map(([, path = ""]) => path.split(".")) };
  });
}
