/** The start of a comment by which a tool takes an instruction; such comments keep the form that the tool reads. */
const instruction = /^\s*(?:biome-|oxlint-|@ts-|#|\/)/;

/** Reports comments of another form than the rest: reasons are blocks, and so are the docs of declarations, which begin with two stars. */
export const commentForm = {
  meta: { type: "suggestion" },
  create: (context) => ({
    Program(program) {
      const declared = new Set(program.body.filter(({ type }) => isDeclaration(type)).map(({ range }) => range[0]));
      for (const comment of context.sourceCode.getAllComments()) {
        const message = mistakeIn(comment, declared, context.sourceCode.text);
        if (message !== undefined) {
          context.report({ node: comment, message });
        }
      }
    },
  }),
};

function isDeclaration(type) {
  return type.startsWith("Export") && type !== "ExportAllDeclaration";
}

function mistakeIn({ type, value, range }, declared, text) {
  if (instruction.test(value)) {
    return undefined;
  }
  if (type === "Line") {
    return "expected /* … */, got //; change the form";
  }
  const gap = /^\n(?!\n)/.test(text.slice(range[1])) ? 1 : undefined;
  const isAbove = gap !== undefined && declared.has(range[1] + gap);
  return isAbove && !value.startsWith("*")
    ? "expected /** … */ above an export, got /* … */; change the form"
    : undefined;
}

export default { meta: { name: "keelson" }, rules: { "comment-form": commentForm } };
