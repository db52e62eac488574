export { ask } from "./ask";
export { tryBadPods } from "./bad-pods";
export { danglingBindings } from "./dangling";
export { type Declared, declaredIn, type Subject, subjectText, type TenantSubjects } from "./declared";
export { isIntended, questionsAbout, questionText } from "./questions";
