export { ask } from "./ask";
export { tryBadPods } from "./bad-pods";
export { danglingBindings } from "./dangling";
export { type Declared, declaredIn, type Subject, subjectText, type TenantSubjects } from "./declared";
export { isIntended, type Question, questionsAbout, questionText } from "./questions";
export { isOfItsOwn, undeclaredSubjects } from "./undeclared";
